"""Loading a Hugging Face sequence-classification model, with one clear line for each failure.

Nothing is fetched unless the settings say `hub:`; code that comes with a model
is never run, and weights that are a pickle are read as plain tensors or refused.
torch and transformers are imported here, when a model is loaded, and not before.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from brief.check.nli_labels import Role, roles_of
from brief.check.nli_settings import HUB, NliSettings
from brief.errors import OpinionUnavailable

_Made = TypeVar("_Made")
_EXTRA = "pip install 'brief-news[nli]'"
_KIND = "ForSequenceClassification"
_USUAL_WINDOW = 512
_NO_LIMIT = 1_000_000
_KEPT_BACK = 2  # RoBERTa and its kin count positions from 2, within the number they state.
_LONGEST_CAUSE = 160


class Loaded(NamedTuple):
    """A model ready to run: its libraries' objects, where it runs, what its outputs mean.

    `window` is the longest input in tokens, statement and evidence together.
    """

    tokenizer: Any
    model: Any
    device: str
    roles: tuple[Role, ...]
    window: int


def load(settings: NliSettings) -> Loaded:
    """Load the model that the settings name. Raises OpinionUnavailable, saying what to do."""
    torch, transformers = _libraries(settings)
    device = _device(settings, torch)
    place, where = _place(settings), _where(settings)
    with _quiet(transformers, settings):
        config = attempt(settings, lambda: transformers.AutoConfig.from_pretrained(place, **where))
        roles = _roles(settings, config)
        tokenizer = attempt(
            settings, lambda: transformers.AutoTokenizer.from_pretrained(place, **where)
        )
        _require_words(settings, tokenizer, config)
        auto = transformers.AutoModelForSequenceClassification
        model, report = attempt(
            settings, lambda: auto.from_pretrained(place, output_loading_info=True, **where)
        )
    _require_weights(settings, report)
    # Weights are stored in any precision; 32 bits give one answer on every device.
    ready = attempt(settings, lambda: model.float().eval().requires_grad_(False).to(device))
    return Loaded(tokenizer, ready, device, roles, _window(settings, tokenizer, config))


def attempt(settings: NliSettings, call: Callable[[], _Made]) -> _Made:
    """Call into the libraries; whatever they raise becomes an OpinionUnavailable."""
    try:
        return call()
    # An edge: tokenizers raises plain `Exception`, and a damaged file struct.error, KeyError,
    # SafetensorError and more, none of them documented.
    except Exception as error:
        raise OpinionUnavailable(f"{settings.name}: {_explain(settings, error)}") from error


def _libraries(settings: NliSettings) -> tuple[Any, Any]:
    try:
        import torch
        import transformers
    except ImportError as error:
        raise OpinionUnavailable(
            f"{settings.name}: needs the extra nli ({error}); {_EXTRA}"
        ) from error
    return torch, transformers


def _place(settings: NliSettings) -> str:
    """Return what to load: a folder, that of a model in the local cache, or a name on the hub.

    A name that is not marked as the hub's never reaches a loader: with
    `local_files_only` they look the hub up all the same.
    """
    given = settings.place
    if settings.fetches:
        return given
    folder = Path(given).expanduser()
    if folder.is_dir():
        return str(folder.resolve())
    if given.startswith((".", "/", "~")) or given.count("/") > 1 or "\\" in given:
        raise OpinionUnavailable(f"{settings.name}: {given} is no folder; check the path")
    from huggingface_hub import snapshot_download

    try:
        return str(snapshot_download(given, local_files_only=True))
    except (OSError, ValueError) as error:
        raise OpinionUnavailable(
            f"{settings.name}: there is no such folder and no such model in the local cache; "
            f"give a folder, or {HUB}{given} to download it"
        ) from error


def _where(settings: NliSettings) -> dict[str, Any]:
    """Return what each loader is told: where it may look, and to run nothing it finds."""
    found: dict[str, Any] = {"trust_remote_code": False, "local_files_only": not settings.fetches}
    return {**found, "revision": settings.revision} if settings.revision else found


@contextmanager
def _quiet(transformers: Any, settings: NliSettings) -> Iterator[None]:
    """Keep reports and bars of the library off the terminal, but for those of a download."""
    log = transformers.utils.logging
    level, bars = log.get_verbosity(), log.is_progress_bar_enabled()
    log.set_verbosity_error()
    if not settings.fetches:
        log.disable_progress_bar()
    try:
        yield
    finally:
        log.set_verbosity(level)
        if bars:
            log.enable_progress_bar()


def _device(settings: NliSettings, torch: Any) -> str:
    """Return the device to run on: the one asked for, or the best there is."""
    cuda, metal = torch.cuda.is_available(), torch.backends.mps.is_available()
    if settings.device == "auto":
        return "cuda" if cuda else "mps" if metal else "cpu"
    kind = settings.device.partition(":")[0]
    if not {"cuda": cuda, "mps": metal, "cpu": True}.get(kind, False):
        raise OpinionUnavailable(
            f"{settings.name}: there is no device “{settings.device}” here; use cpu or auto"
        )
    return settings.device


def _roles(settings: NliSettings, config: Any) -> tuple[Role, ...]:
    """Return what the outputs mean, by the settings or else by the model's own names."""
    kinds = config.architectures or [_KIND]
    if not any(_KIND in kind for kind in kinds):
        raise OpinionUnavailable(
            f"{settings.name}: is a {kinds[0]}, no sequence classifier; give one made for NLI"
        )
    if config.problem_type not in (None, "single_label_classification"):
        raise OpinionUnavailable(
            f"{settings.name}: its outputs are no alternatives ({config.problem_type}); "
            "give a model made for NLI"
        )
    names = settings.labels or tuple(str(config.id2label[at]) for at in range(config.num_labels))
    if len(names) != config.num_labels:
        raise OpinionUnavailable(
            f"{settings.name}: has {config.num_labels} outputs, and “labels” names {len(names)}"
        )
    try:
        return roles_of(names)
    except ValueError as error:
        raise OpinionUnavailable(
            f"{settings.name}: {error}; if its card tells them, name them in order as “labels” "
            "in a settings file (docs/second-opinions.md)"
        ) from error


def _require_words(settings: NliSettings, tokenizer: Any, config: Any) -> None:
    """Refuse a tokenizer that could not read: without its files one is made that knows no word."""
    known, wanted = len(tokenizer), int(getattr(config, "vocab_size", 0) or 0)
    if known * 2 < wanted:
        raise OpinionUnavailable(
            f"{settings.name}: its tokenizer knows {known} of {wanted} tokens; "
            "give a folder that holds the tokenizer's files too"
        )
    if tokenizer.pad_token is None:
        raise OpinionUnavailable(
            f"{settings.name}: its tokenizer has no padding token; give an encoder made for NLI"
        )


def _require_weights(settings: NliSettings, report: Any) -> None:
    """Refuse a model of which some weights were not stored: they are random now."""
    missing = sorted(report["missing_keys"])
    if missing:
        raise OpinionUnavailable(
            f"{settings.name}: lacks the weights of {', '.join(missing[:3])}; "
            "give a model that was trained for NLI"
        )


def _window(settings: NliSettings, tokenizer: Any, config: Any) -> int:
    """Return the longest input in tokens that the model, its tokenizer and the settings allow."""
    limits = [settings.window] if settings.window else []
    if tokenizer.model_max_length < _NO_LIMIT:
        limits.append(tokenizer.model_max_length)
    elif positions := getattr(config, "max_position_embeddings", None):
        limits.append(int(positions) - _KEPT_BACK)
    else:
        limits.append(_USUAL_WINDOW)
    return min(limits)


def _explain(settings: NliSettings, error: Exception) -> str:
    """Return what is wrong and what to do, on one line."""
    told = str(error)
    first = (told.strip().splitlines() or [""])[0][:_LONGEST_CAUSE]
    cause = f"{type(error).__name__}: {first}"
    if isinstance(error, MemoryError) or "out of memory" in told or "allocate memory" in told:
        return "out of memory; set a smaller “batch” or “window”, or device cpu, in a settings file"
    if "trust_remote_code" in told:
        return "needs code of its own, which is never run; give a model of a built-in architecture"
    if "mismatched" in told:
        return "its weights do not fit its config.json; give the folder as it was saved"
    if isinstance(error, pickle.UnpicklingError):
        return "its weights are a pickle with code in it; give one with model.safetensors"
    if isinstance(error, ImportError) or "sentencepiece" in told:
        return f"a package is missing ({cause}); {_EXTRA}"
    if isinstance(error, OSError) and settings.fetches:
        return f"cannot be fetched from the hub ({cause}); give the folder of a downloaded model"
    return f"fails ({cause}); give the folder of a sequence classifier saved by transformers"
