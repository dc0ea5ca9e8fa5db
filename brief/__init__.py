"""Turn news articles into a briefing in which every sentence cites its evidence.

    outcome = brief.run("articles/")                articles -> a checked briefing
    brief.render(outcome.briefing, "html")          a briefing -> text
    brief.check("One sentence.", "A source text.")  the checker alone -> a verdict
    brief.cluster(brief.load("articles/").articles) articles -> stories and their origins

docs/api.md shows these and the rest; docs/versioning.md says what is promised of them.
"""

from __future__ import annotations

from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    # What a type checker sees; `brief.check` and `brief.render` are packages that can be called.
    from brief.api import (
        Cluster,
        EngineOptions,
        Failure,
        Loaded,
        Nearest,
        Outcome,
        VerifyReport,
        Why,
        cluster,
        compare,
        load,
        restore,
        run,
        verify,
    )
    from brief.check import Checker
    from brief.check.api import check
    from brief.errors import (
        ArchiveError,
        BriefError,
        BudgetStopped,
        DownloadFailed,
        EngineUnavailable,
        FileFormatError,
        MissingSource,
        ModelFailure,
        NotDelivered,
        NothingSupported,
        NoUsableSource,
        OpinionUnavailable,
        OutputError,
        Problem,
        ServeError,
        SettingsError,
        SourceError,
        SourceNotFound,
    )
    from brief.model import (
        Article,
        Aspect,
        Basis,
        Briefing,
        Change,
        ChangeKind,
        Changes,
        Citation,
        Cited,
        Claim,
        Derivation,
        Difference,
        Engine,
        Finding,
        Kind,
        Origin,
        Pointer,
        Range,
        Rejection,
        Ruling,
        Span,
        Statement,
        Story,
        StoryChanges,
        StoryRef,
        Strictness,
        Told,
        Usage,
        Verdict,
        cite,
    )
    from brief.render import Format, Layout, render

__all__ = [
    "ArchiveError",
    "Article",
    "Aspect",
    "Basis",
    "BriefError",
    "Briefing",
    "BudgetStopped",
    "Change",
    "ChangeKind",
    "Changes",
    "Checker",
    "Citation",
    "Cited",
    "Claim",
    "Cluster",
    "Derivation",
    "Difference",
    "DownloadFailed",
    "Engine",
    "EngineOptions",
    "EngineUnavailable",
    "Failure",
    "FileFormatError",
    "Finding",
    "Format",
    "Kind",
    "Layout",
    "Loaded",
    "MissingSource",
    "ModelFailure",
    "Nearest",
    "NoUsableSource",
    "NotDelivered",
    "NothingSupported",
    "OpinionUnavailable",
    "Origin",
    "Outcome",
    "OutputError",
    "Pointer",
    "Problem",
    "Range",
    "Rejection",
    "Ruling",
    "ServeError",
    "SettingsError",
    "SourceError",
    "SourceNotFound",
    "Span",
    "Statement",
    "Story",
    "StoryChanges",
    "StoryRef",
    "Strictness",
    "Told",
    "Usage",
    "Verdict",
    "VerifyReport",
    "Why",
    "__version__",
    "check",
    "cite",
    "cluster",
    "compare",
    "load",
    "render",
    "restore",
    "run",
    "verify",
]

_HOMES = ("brief.model", "brief.errors", "brief.render", "brief.check", "brief.api")
"""Where the names live, what is quick to load first."""
_PACKAGES = ("check", "render")


def __getattr__(name: str) -> object:
    """Load what is asked for when it first is: `import brief` stays light."""
    if name in _PACKAGES:
        return import_module(f"brief.{name}")
    if name in __all__:
        for home in _HOMES:
            found = vars(import_module(home)).get(name)
            # `brief.check` has a module `verify`, which is not what is asked for.
            if found is not None and not isinstance(found, ModuleType):
                globals()[name] = found
                return found
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    """List what there is to be loaded beside what is."""
    return sorted({*globals(), *__all__})
