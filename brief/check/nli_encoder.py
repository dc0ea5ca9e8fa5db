"""A loaded model at work: pairs of evidence and statement in, probabilities out.

Runs without gradients, in evaluation mode, in batches of pairs alike in length.
Equal pairs get equal answers; probabilities are rounded to four places, below
which they depend on the padding.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from brief.check.nli_labels import Role
from brief.check.nli_loading import Loaded, attempt
from brief.check.nli_settings import NliSettings
from brief.errors import OpinionUnavailable

_PLACES = 4
Pair = tuple[str, str]


class Probabilities(NamedTuple):
    """How probable each relation is, in [0, 1]; 0.0 where the model has no such output."""

    entails: float
    neutral: float
    contradicts: float


class Encoder:
    """A model and its tokenizer. Every failure is raised as OpinionUnavailable."""

    def __init__(self, loaded: Loaded, settings: NliSettings) -> None:
        self._loaded = loaded
        self._settings = settings
        self._specials = int(loaded.tokenizer.num_special_tokens_to_add(pair=True))

    def sizes(self, texts: Sequence[str]) -> list[int]:
        """Return how many tokens each text takes behind other text."""
        tokenizer = self._loaded.tokenizer
        # Byte-level tokenizers read a word that opens a text in another way.
        told = [f" {_encodable(text)}" for text in texts]
        read = attempt(
            self._settings,
            lambda: tokenizer(
                told, add_special_tokens=False, split_special_tokens=True, verbose=False
            ),
        )
        return [len(ids) for ids in read["input_ids"]] if texts else []

    def room(self, size: int) -> int:
        """Return how many tokens of evidence fit beside a statement of this size."""
        return self._loaded.window - self._specials - size

    def probabilities(self, pairs: Sequence[Pair]) -> list[Probabilities]:
        """Return the probabilities for pairs of evidence and statement, in order."""
        order = sorted(range(len(pairs)), key=lambda at: sum(map(len, pairs[at])))
        found: dict[int, Probabilities] = {}
        for start in range(0, len(order), self._settings.batch):
            batch = order[start : start + self._settings.batch]
            rows = attempt(self._settings, partial(self._run, [pairs[at] for at in batch]))
            found.update((at, self._read(row)) for at, row in zip(batch, rows, strict=True))
        return [found[at] for at in range(len(pairs))]

    def _run(self, pairs: Sequence[Pair]) -> list[list[float]]:
        """Return a row of probabilities for each pair, in the order of the outputs."""
        import torch

        loaded = self._loaded
        inputs = loaded.tokenizer(
            [_encodable(evidence) for evidence, _ in pairs],
            [_encodable(statement) for _, statement in pairs],
            truncation="only_first",
            max_length=loaded.window,
            padding=True,
            return_tensors="pt",
            # A source that spells "[SEP]" must not end the evidence.
            split_special_tokens=True,
        )
        with torch.inference_mode():
            logits = loaded.model(**inputs.to(loaded.device)).logits
        rows: list[list[float]] = torch.softmax(logits, dim=-1).cpu().tolist()
        return rows

    def _read(self, row: list[float]) -> Probabilities:
        """Name the values of one row."""
        if len(row) != len(self._loaded.roles) or not all(map(math.isfinite, row)):
            raise OpinionUnavailable(
                f"{self._settings.name}: its answers are no probabilities; its files are damaged"
            )
        by_role = dict(zip(self._loaded.roles, row, strict=True))
        return Probabilities(
            *(round(min(1.0, max(0.0, by_role.get(role, 0.0))), _PLACES) for role in Role)
        )


def _encodable(text: str) -> str:
    """Return text that tokenizers take: halves of surrogate pairs become question marks."""
    return text.encode("utf-8", "replace").decode("utf-8")
