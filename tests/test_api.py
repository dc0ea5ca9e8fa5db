"""What `brief` offers to other programs: which names, of what shape, and that they do their work.

`pytest tests/test_api.py --regold` writes tests/public_names.txt anew: what docs/versioning.md
promises. A line that goes, or changes, is a breaking change.
"""

from __future__ import annotations

import ast
import dataclasses
import inspect
import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from enum import Enum
from pathlib import Path
from typing import Any

import pytest

import brief

GOLDEN = Path(__file__).with_name("public_names.txt")
RIVER = "examples/dresna-river"
INSIDE = frozenset({"alignment"})
"""Methods of public classes that serve the package itself, and are not promised."""
HARBOUR = (
    "The Pellan harbour board agreed on Tuesday to keep the old fish market open until 2035.\n\n"
    "“We will not sell the market,” said Orla Venn, the board's chair."
)
RECORD = {"id": "post", "outlet": "Pellan Post", "date": date(2031, 3, 4), "text": HARBOUR}


def described(name: str, value: object) -> Iterator[str]:
    """Yield the lines that say what a public name is."""
    if not isinstance(value, type):
        yield signed(name, value)
        return
    bases = ", ".join(base.__name__ for base in value.__bases__)
    yield f"class {name}({bases})"
    if issubclass(value, Enum):
        yield from (f"    {member.name} = {member.value!r}" for member in value)
    elif issubclass(value, brief.BriefError):
        yield f"    exit_code = {value.exit_code}"
    else:
        yield f"    {signed('', value)}"
    for called, method in sorted(methods(value).items()):
        yield f"    {signed(called, method)}"


def signed(name: str, value: object) -> str:
    """Return a callable's name and signature, spelled alike by every version of Python."""
    assert callable(value)
    shown = re.sub(r"ForwardRef\('(.*?)'\)", r"\1", str(inspect.signature(value)))
    shown = re.sub(r"(?<=[:>] )'(.*?)'", r"\1", shown)
    return name + re.sub(r", _token:[^,)]*", "", shown).removesuffix(" -> None")


def methods(value: type) -> dict[str, Callable[..., object]]:
    """Return the methods of a class that are promised."""
    return {
        name: one
        for name, one in vars(value).items()
        if inspect.isfunction(one) and not name.startswith("_") and name not in INSIDE
    }


def public_names() -> str:
    """Return the recorded list as it is today."""
    named = [name for name in brief.__all__ if not name.startswith("_")]
    lines = [line for name in sorted(named) for line in described(name, getattr(brief, name))]
    return "\n".join(lines) + "\n"


def own_types(value: object) -> Iterator[type]:
    """Yield the package's classes that the annotations of a value, and of its fields, name."""
    home = vars(sys.modules[getattr(value, "__module__", "brief")])
    annotations = [str(one) for one in getattr(value, "__annotations__", {}).values()]
    if isinstance(value, type):
        for method in methods(value).values():
            annotations += [str(one) for one in getattr(method, "__annotations__", {}).values()]
    elif callable(value):
        annotations += [str(one.annotation) for one in inspect.signature(value).parameters.values()]
        annotations.append(str(inspect.signature(value).return_annotation))
    for word in re.findall(r"\w+", " ".join(annotations)):
        found = home.get(word)
        if isinstance(found, type) and found.__module__.startswith("brief"):
            yield found


def test_the_public_names_are_the_recorded_ones(*, regold: bool) -> None:
    """Names, signatures, fields, values and exit codes are those of the list."""
    if regold:
        GOLDEN.write_text(public_names(), encoding="utf-8")
    assert public_names() == GOLDEN.read_text(encoding="utf-8")


def test_a_changed_signature_is_seen() -> None:
    """Another default, one field more, a member less or another code is another list."""

    def one(of: int, by: int = 1) -> int:
        return of + by

    def other(of: int, by: int = 2) -> int:
        return of + by

    assert list(described("f", one)) != list(described("f", other))
    longer = dataclasses.make_dataclass("Range", ["start", "end", "step"])
    assert list(described("Range", brief.Range)) != list(described("Range", longer))
    shorter = Enum("shorter", {"AGREED": "agreed"})
    assert list(described("Kind", brief.Kind)) != list(described("Kind", shorter))


def test_what_public_names_speak_of_is_public() -> None:
    """No signature or field of a public name is of a type of ours that has no public name."""
    public = {getattr(brief, name) for name in brief.__all__}
    spoken = {one for value in public for one in own_types(value)}
    assert brief.Statement in spoken
    assert {one.__name__ for one in spoken - public} == set()


def test_every_error_is_public() -> None:
    """Whatever is raised on purpose can be caught by a public name."""
    from brief import errors

    raised = {one for one in vars(errors).values() if isinstance(one, type)}
    assert {one.__name__ for one in raised if issubclass(one, Exception)} <= set(brief.__all__)


def test_a_type_checker_sees_the_same_names(root: Path) -> None:
    """Each name that is loaded on demand is told to type checkers, from where it is defined."""
    tree = ast.parse((root / "brief" / "__init__.py").read_text(encoding="utf-8"))
    told = {
        alias.name: node.module
        for block in tree.body
        if isinstance(block, ast.If)
        for node in block.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    assert {*told, "__version__"} == set(brief.__all__)
    for name, module in told.items():
        namespace: dict[str, object] = {}
        exec(f"from {module} import {name}", namespace)  # noqa: S102 - a line of our own
        same = namespace[name]
        offered = getattr(brief, name)
        assert offered is same or name in {"check", "render"}, name


def test_everything_public_is_documented(root: Path) -> None:
    """The page names every function and value; errors are those of their own page."""
    page = (root / "docs" / "api.md").read_text(encoding="utf-8")
    values = [name for name in brief.__all__ if not name.startswith("_")]
    errors = [name for name in values if isinstance(getattr(brief, name), type)]
    errors = [name for name in errors if issubclass(getattr(brief, name), Exception)]
    missing = [n for n in values if n not in errors and not re.search(rf"\b{n}\b", page)]
    assert missing == []
    codes = (root / "docs" / "exit-codes.md").read_text(encoding="utf-8")
    concrete = [name for name in errors if "exit_code" in vars(getattr(brief, name))]
    listed = set(re.findall(r"`(\w+)`", codes))
    assert set(concrete) - listed - {"BriefError"} <= {"SettingsError"}


def test_importing_brief_loads_nothing() -> None:
    """Neither the import nor an error's name loads what a run takes."""
    code = (
        "import sys, brief; brief.BriefError; brief.Article\n"
        "print([m for m in ('brief.daily', 'brief.check', 'brief.text') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


@pytest.mark.parametrize("first", ["brief.check.verify", "brief.render.html", "brief.stories"])
def test_a_module_does_not_hide_a_name(first: str) -> None:
    """`brief.verify` and `brief.render` are called whatever module was imported before."""
    code = f"import {first}, brief; print(callable(brief.verify), callable(brief.render))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "True True\n"


@pytest.fixture(scope="module")
def outcome() -> brief.Outcome:
    """A briefing of one article at hand, and a record that cannot be used."""
    return brief.run([RECORD, {"id": "empty", "text": ""}])


def test_a_run_takes_what_is_at_hand(outcome: brief.Outcome) -> None:
    """Records are briefed under their ids; what cannot be used is a problem, and not lost."""
    briefing = outcome.briefing
    assert [article.id for article in briefing.sources] == ["post"]
    assert briefing.date == date(2031, 3, 4)
    assert briefing.engine.name == "extractive"
    texts = [one.text for story in briefing.stories for one in story.statements]
    assert any("keep the old fish market open" in text for text in texts)
    assert [problem.path for problem in outcome.problems] == ["empty"]


def test_one_source_or_several(outcome: brief.Outcome) -> None:
    """A source by itself, a list, and an iterator of the same give the same briefing."""
    for sources in (RECORD, [RECORD], iter([RECORD]), outcome.briefing.sources):
        assert brief.run(sources).briefing == outcome.briefing


def test_the_day_may_be_given() -> None:
    """A day is taken as it is, and of a moment its day."""
    for day in (date(2031, 3, 6), datetime(2031, 3, 6, 7, 30, tzinfo=UTC)):
        assert brief.run(RECORD, date=day).briefing.date.isoformat() == "2031-03-06"


def test_a_model_is_asked_only_if_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """A key in the environment makes no run ask a model, unless it is a run with `auto`."""
    monkeypatch.setenv("OPENAI_API_KEY", "made-up")
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    monkeypatch.setenv("BRIEF_MODEL", "made-up")
    said: list[str] = []
    silent = brief.run(RECORD, progress=lambda stage, done, total: said.append(stage))
    assert not silent.remarks
    assert set(said) == {"reading", "composing", "checking"} - {"reading"}
    asked = brief.run(RECORD, engine="auto")
    assert asked.remarks


def test_an_engine_that_is_none_is_refused() -> None:
    """The error names those that there are."""
    with pytest.raises(brief.EngineUnavailable, match="extractive, openai, auto"):
        brief.run(RECORD, engine=brief.EngineOptions("gpt"))


def test_every_format_is_rendered(outcome: brief.Outcome) -> None:
    """By its name or its value, each another text; what is no format is refused."""
    texts = {each: brief.render(outcome.briefing, each) for each in brief.Format}
    assert len(set(texts.values())) == len(brief.Format)
    assert (
        brief.render(outcome.briefing)
        == brief.render(outcome.briefing, "md")
        == texts[brief.Format.MD]
    )
    with pytest.raises(ValueError, match="pdf"):
        brief.render(outcome.briefing, "pdf")  # type: ignore[arg-type]


def test_a_briefing_is_recorded_and_restored(outcome: brief.Outcome, tmp_path: Path) -> None:
    """From its record, or a file of it, and its sources: the same statements, proved again."""
    text = brief.render(outcome.briefing, "json")
    (tmp_path / "b.json").write_text(text, encoding="utf-8")
    for record in (json.loads(text), tmp_path / "b.json"):
        again = brief.restore(record, outcome.briefing.sources)
        assert brief.render(again, "md") == brief.render(outcome.briefing, "md")
        report = brief.verify(record, RECORD)
        assert (report.failures, report.checked > 2) == ((), True)
        changed = {**RECORD, "text": HARBOUR.replace("2035", "2036")}
        assert brief.verify(record, changed).failures
    with pytest.raises(brief.MissingSource):
        brief.restore(json.loads(text), {"text": "Nothing of it.", "id": "other"})
    with pytest.raises(TypeError, match="give them too"):
        brief.verify(json.loads(text))


def test_a_briefing_proves_itself(outcome: brief.Outcome) -> None:
    """From the articles that it holds; with one of them changed it does not."""
    assert brief.verify(outcome.briefing).failures == ()
    (article,) = outcome.briefing.sources
    changed = dataclasses.replace(article, text=article.text.replace("2035", "2036"))
    forged = dataclasses.replace(outcome.briefing, sources=(changed,))
    assert {failure.code for failure in brief.verify(forged).failures} >= {"C105"}


def test_days_are_compared(outcome: brief.Outcome) -> None:
    """What stays is unchanged; another year for the market is a changed figure or date."""
    edited = {**RECORD, "text": HARBOUR.replace("2035", "2036"), "date": "2031-03-05"}
    later = brief.run(edited)
    same = brief.compare([outcome.briefing], outcome.briefing)
    kinds = {one.kind for story in same.stories for one in story.changes}
    assert kinds == {brief.ChangeKind.UNCHANGED}
    found = brief.compare([outcome.briefing], later.briefing)
    assert {one.kind for story in found.stories for one in story.changes} > kinds - {
        brief.ChangeKind.UNCHANGED
    }
    assert any(
        one.differences for story in found.stories for one in story.changes if one.was and one.now
    )


def test_clusters_are_the_stories_of_a_run(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every article is in one, with the origins that a briefing of them counts."""
    monkeypatch.chdir(root)
    articles = brief.load(RIVER).articles
    clusters = brief.cluster(articles)
    briefing = brief.run(RIVER).briefing
    assert [(one.id, {a.id for a in one.articles}, one.origins) for one in clusters] == [
        (story.id, set(story.articles), story.origins) for story in briefing.stories
    ]
    assert clusters[0].why.words[:2] == ("Sarvenia", "Ilmara")
    with pytest.raises(ValueError, match="same id"):
        brief.cluster([*articles, articles[0]])


@pytest.mark.parametrize(
    ("call", "error"),
    [
        (lambda: brief.run("no/such/folder"), brief.SourceNotFound),
        (lambda: brief.load([]), brief.SourceNotFound),
        (lambda: brief.load({"text": ""}), brief.NoUsableSource),
        (lambda: brief.verify({"schema": "other"}, RECORD), brief.FileFormatError),
        (lambda: brief.verify("no/such/file.json", RECORD), brief.SourceNotFound),
    ],
)
def test_bad_input_is_an_error_with_a_name(
    call: Callable[[], object], error: type[brief.BriefError]
) -> None:
    """One of ours, in one line."""
    with pytest.raises(error) as raised:
        call()
    assert len(str(raised.value).splitlines()) == 1


def test_what_can_be_loaded_can_be_grouped() -> None:
    """A folder, records and articles give the same stories as the articles read from them."""
    articles = brief.load(RIVER).articles
    assert brief.cluster(RIVER) == brief.cluster(articles) == brief.cluster(iter(articles))
    (one,) = brief.cluster([RECORD])
    assert one.articles[0].outlet == "Pellan Post"
    assert brief.cluster([]) == ()
    with pytest.raises(brief.SourceNotFound):
        brief.cluster("no/such/folder")


@pytest.mark.parametrize(
    ("name", "given", "said"),
    [
        ("run", (None,), "sources are paths, articles or records of them, not None"),
        ("load", (3,), "sources are paths, articles or records of them, not 3"),
        ("cluster", (b"in",), "sources are paths, articles or records of them, not b'in'"),
        ("cluster", ([3],), "a source is a path, an article or a record, not 3"),
        ("check", (3, "x"), "a statement is a text or a Claim, not 3"),
        ("check", ("x", None), "sources are a text, an article, or these by name, not None"),
        ("check", ("x", {"a": 3}), "the source 'a' is no text and no article: 3"),
    ],
)
def test_a_wrong_type_is_told_in_one_sentence(name: str, given: tuple[Any, ...], said: str) -> None:
    """It is a TypeError that says what may be given and what was."""
    with pytest.raises(TypeError, match=f"^{re.escape(said)}$"):
        getattr(brief, name)(*given)
