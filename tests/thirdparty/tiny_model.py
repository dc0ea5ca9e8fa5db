"""Write a tiny language model with random weights: `python tiny_model.py FILE SEED TEXT...`.

Run by the interpreter that has the packages `gguf` and `numpy`; the repository's own
needs neither. The model is a Llama of one layer; its vocabulary are the bytes and the
beginnings of the words of the texts given. It knows nothing, which is the point: what a
server makes of a request is seen, and not what a model can do.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path

import gguf
import numpy as np

WIDTH = 64
HEADS = 4
INNER = 128
CONTEXT = 65_536
MOST_WORDS = 1_500
TEMPLATE = (
    "{% for message in messages %}<{{ message.role }}>{{ message.content }}\n{% endfor %}<answer>"
)


def beginnings(texts: list[str]) -> list[str]:
    """Return each beginning of the frequent words, so that joining letter by letter makes words."""
    words = Counter(word for text in texts for word in re.findall(r"[A-Za-z]{2,}", text))
    common = [word for word, _ in words.most_common(MOST_WORDS)]
    found = {f"\u2581{word[:end]}" for word in common for end in range(1, len(word) + 1)}
    return sorted(found, key=lambda one: (len(one), one))


def write(path: str, seed: int, texts: list[str]) -> None:
    """Write the model of a seed to a GGUF file."""
    random = np.random.default_rng(seed)
    words = beginnings(texts)
    tokens = ["<unk>", "<s>", "</s>", *(f"<0x{byte:02X}>" for byte in range(256)), *words]
    kinds = [gguf.TokenType.UNKNOWN, gguf.TokenType.CONTROL, gguf.TokenType.CONTROL]
    kinds += [gguf.TokenType.BYTE] * 256 + [gguf.TokenType.NORMAL] * len(words)
    file = gguf.GGUFWriter(path, "llama")
    file.add_name(f"random-{seed}")
    file.add_context_length(CONTEXT)
    file.add_embedding_length(WIDTH)
    file.add_block_count(1)
    file.add_feed_forward_length(INNER)
    file.add_head_count(HEADS)
    file.add_head_count_kv(HEADS)
    file.add_layer_norm_rms_eps(1e-5)
    file.add_rope_dimension_count(WIDTH // HEADS)
    file.add_file_type(gguf.LlamaFileType.ALL_F32)
    file.add_tokenizer_model("llama")
    file.add_token_list([token.encode() for token in tokens])
    file.add_token_scores([0.0] * 259 + [float(len(word)) for word in words])
    file.add_token_types(kinds)
    file.add_bos_token_id(1)
    file.add_eos_token_id(2)
    file.add_unk_token_id(0)
    file.add_add_bos_token(True)
    file.add_chat_template(TEMPLATE)

    def weights(*shape: int) -> np.ndarray:
        return random.standard_normal(shape, dtype=np.float32) / np.float32(shape[-1] ** 0.5)

    file.add_tensor("token_embd.weight", weights(len(tokens), WIDTH))
    file.add_tensor("output.weight", weights(len(tokens), WIDTH))
    file.add_tensor("output_norm.weight", np.ones(WIDTH, np.float32))
    file.add_tensor("blk.0.attn_norm.weight", np.ones(WIDTH, np.float32))
    file.add_tensor("blk.0.ffn_norm.weight", np.ones(WIDTH, np.float32))
    for name in ("attn_q", "attn_k", "attn_v", "attn_output"):
        file.add_tensor(f"blk.0.{name}.weight", weights(WIDTH, WIDTH))
    file.add_tensor("blk.0.ffn_gate.weight", weights(INNER, WIDTH))
    file.add_tensor("blk.0.ffn_up.weight", weights(INNER, WIDTH))
    file.add_tensor("blk.0.ffn_down.weight", weights(WIDTH, INNER))
    file.write_header_to_file()
    file.write_kv_data_to_file()
    file.write_tensors_to_file()
    file.close()


if __name__ == "__main__":
    given = [Path(name).read_text(encoding="utf-8") for name in sys.argv[3:]]
    write(sys.argv[1], int(sys.argv[2]), given)
