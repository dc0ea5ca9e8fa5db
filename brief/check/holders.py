"""Whether the holder that a claim names is the speaker that a source names."""

from __future__ import annotations

from collections.abc import Sequence

from brief.check.called import BODIES, OWNERS, described_as, description_of, head_of, worded_as
from brief.check.case import Case
from brief.check.kept import per_case
from brief.check.mouthpieces import COUNSEL, LEADERS, ORGANS, RANKS, SIDES, VOICES
from brief.check.referents import may_mean
from brief.model import Range
from brief.text.book import read_office
from brief.text.document import Speaker
from brief.text.function_words import DETERMINERS, PREPOSITIONS
from brief.text.gazetteer import Form
from brief.text.names import Name
from brief.text.roles import ROLE_NOUNS, TITLE_WORDS
from brief.text.speakers import is_person
from brief.text.tokens import Token, stem, tokenize

_NOT_TOLD = TITLE_WORDS | DETERMINERS | {"'s"}
_OWNING = PREPOSITIONS | {"'s"}

_PRONOUNS = frozenset("he she it they we i you who".split())
_ROOT = 4  # letters that the forms of a country's name share
_ANYONE = frozenset(map(stem, "someone somebody person people source insider".split()))


def keys_of(names: Sequence[Name]) -> frozenset[str]:
    """Return all keys of some mentions."""
    return frozenset(key for name in names for key in name.keys)


def same_keys(case: Case, mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Say whether two sets of keys mean one holder: a leader and the country they lead agree."""
    if mine & theirs:
        return True
    leads = case.book.leads
    return any(leads.get(key) in theirs for key in mine) or any(
        leads.get(key) in mine for key in theirs
    )


def holders_in(case: Case, subject: Range) -> list[Range]:
    """Divide a subject into those who speak together: "Doe and the union"."""
    tokens = tokenize(case.text, *subject)
    cuts = [t for i, t in enumerate(tokens) if t.norm == "and" and 0 < i < len(tokens) - 1]
    if not cuts or any(t.norm in {"of", "for", "between", "who", "which"} for t in tokens):
        return [subject]
    parts: list[Range] = []
    start = subject.start
    for token in (*(t for t in tokens if t.norm in {",", "and"}),):
        if case.text[start : token.start].strip(" ,"):
            parts.append(Range(start, token.start))
        start = token.end
    parts.append(Range(start, subject.end))
    return [Range(a + len(s) - len(s.lstrip()), b) for a, b in parts if (s := case.text[a:b])]


def same_holder(case: Case, subject: Range, speaker: Speaker) -> bool | None:
    """Say whether the words of a claim's subject mean a source's speaker.

    None when the claim's words are a pronoun, which says nothing by itself.
    Each pair is compared once: every word between them asks.
    """
    known = _compared(case)
    if (subject, speaker) not in known:
        known[subject, speaker] = _same_holder(case, subject, speaker)
    return known[subject, speaker]


@per_case
def _compared(_: Case) -> dict[tuple[Range, Speaker], bool | None]:
    return {}


@per_case
def _names_in(_: Case) -> dict[Range, tuple[Name, ...]]:
    """Hold the names of each subject of a claim, as far as has been asked."""
    return {}


def _same_holder(case: Case, subject: Range, speaker: Speaker) -> bool | None:
    """Say whether both are one, by name, office, description or voice; None if unknown."""
    tokens = tokenize(case.text, *subject)
    words = [t for t in tokens if t.is_word]
    if not words or (len(words) == 1 and words[0].norm in _PRONOUNS):
        return None
    if not speaker.keys and speaker.label.casefold() in _PRONOUNS:
        return None
    head = head_of(tokens)
    named = _named(case, subject, head)
    if named and _named_as(case, named, speaker):
        return True
    if any(_is_known(case, name) for name in named):
        return False
    if _holds_office(case, head, speaker):
        return True
    mine = [t for t in head if t.is_word and t.norm not in OWNERS]
    if not mine:
        return None
    if mine[-1].stem in _ANYONE and stem(speaker.label.split()[0].casefold()) in _ANYONE:
        return True
    return (
        worded_as(case, mine, speaker)
        or described_as(case, mine, speaker)
        or _voice_of(case, subject, mine, speaker)
        or _led_body(case, mine, speaker)
    )


def _led_body(case: Case, mine: Sequence[Token], speaker: Speaker) -> bool:
    """Say whether "the union" is its leader's or spokesman's, "the defence" its lawyer's."""
    if not speaker.person:
        return False
    told = description_of(case, speaker).words
    body = mine[-1].stem
    voices = COUNSEL if body in SIDES else LEADERS | VOICES if body in BODIES else frozenset()
    return body in told and bool(told & voices) and not told & RANKS


def _holds_office(case: Case, head: Sequence[Token], speaker: Speaker) -> bool:
    """Say whether the claim calls the speaker by an office that the sources give that person.

    Whose office it is counts too: "the union's lawyer" is not "its lawyer" of a ministry.
    """
    office, country = read_office(case.text, head[0].start, head[-1].end)
    held = case.book.holders(office, country) | _held_in(case, office, country)
    if not speaker.keys & held:
        return False
    rest = {t.stem for t in head if t.is_word and t.norm not in _NOT_TOLD}
    return bool(country) or rest <= description_of(case, speaker).words


def _held_in(case: Case, office: str, country: str | None) -> set[str]:
    """Return who holds an office in a country that the claim names in another form: Kestish."""
    mine = (country or "").strip("~@")[:_ROOT]
    if len(mine) < _ROOT or not office:
        return set()
    return {
        key
        for (what, land), people in case.book.offices.items()
        if what == office and land and land.strip("~@")[:_ROOT] == mine
        for key in people
    }


def _is_known(case: Case, name: Name) -> bool:
    """Say whether a capital is a name, and not there only because a sentence begins."""
    return (
        not name.weak
        or any(" " in key for key in name.keys)
        or any(
            name.keys & other.keys and not other.weak
            for piece in case.pieces
            for other in piece.sentence.names
        )
    )


def _named(case: Case, subject: Range, head: Sequence[Token]) -> list[Name]:
    """Return the proper names that the subject is, not those that own or govern it.

    "An aide to Doe" and "Doe's aide" are aides; "the aide, Ana Roe" is Roe.
    """
    found = []
    text = case.text[: subject.end]
    known = _names_in(case)
    if subject not in known:
        known[subject] = case.book.names(case.text, *subject)
    for name in known[subject]:
        behind = text[name.end : name.end + 2]
        owns = behind in {"'s", "’s"} or (behind[:1] in {"'", "’"} and text[name.end - 1] == "s")
        apposed = case.text[subject.start : name.start].rstrip().endswith(",")
        in_head = name.start < head[-1].end and name.end >= head[-1].end
        if name.form is Form.ROLE or owns or not (in_head or apposed):
            continue
        found.append(name)
    return found


def _named_as(case: Case, named: Sequence[Name], speaker: Speaker) -> bool:
    """Say whether names mean the speaker, or one of those who speak together."""
    mine = keys_of(named)
    if _described_voice(case, mine, speaker):
        return True
    theirs = speaker.keys | {part for key in speaker.keys for part in key.split("+")}
    if same_keys(case, mine, theirs):
        return True
    if any(is_person(name, case.book) for name in named):
        return False
    # What a body's own spokesman says, the body says.
    label = {t.stem for t in tokenize(speaker.label) if t.is_word}
    told = description_of(case, speaker).words | label
    words = {t.stem for name in named for t in tokenize(case.text, name.start, name.end)}
    leads = told & LEADERS and not told & RANKS and _is_body(case, named)
    if words <= told and (told & VOICES or leads):
        return True
    if not any(_is_known(case, name) for name in named):
        return False
    if _speaks_for_land(case, mine, speaker):
        return True
    # "Halden Power" for a source's "the company": a cited sentence names it.
    common = any(key.startswith("n:") for key in speaker.keys)
    owned = any(t.norm in _OWNING for t in tokenize(speaker.label))
    if not common or owned or not label & BODIES:
        return False
    return any(name.keys & mine for piece in case.pieces for name in piece.sentence.names) or any(
        may_mean(case, piece, name) for piece in case.pieces for name in named
    )


def _is_body(case: Case, named: Sequence[Name]) -> bool:
    """Say whether names are a body's: no person's and no place's."""
    return all(
        name.form is Form.PROPER and not is_person(name, case.book) and not name.weak
        for name in named
    )


def _described_voice(case: Case, mine: frozenset[str], speaker: Speaker) -> bool:
    """Say whether a source's "a spokesman for Doe" is the one whom it names as the spokesman."""
    label = [t for t in head_of(tokenize(speaker.label)) if t.is_word]
    if not label or label[-1].norm not in ROLE_NOUNS or speaker.person:
        return False
    sources = {id(piece.source): piece.source for piece in case.pieces}.values()
    return any(label[-1].stem in source.document.description(mine).nouns for source in sources)


def _speaks_for_land(case: Case, mine: frozenset[str], speaker: Speaker) -> bool:
    """Say whether a country's ministry or minister speaks, whom the claim calls by the country."""
    words = speaker.label.casefold().split()
    root = mine and words and stem(words[-1]) in ORGANS and words[0][:_ROOT]
    if root and any(key.strip("~@")[:_ROOT] == root for key in mine):
        return True  # "Kestish Defence Ministry"
    for key in speaker.keys:
        kind, _, rest = key.partition(":")
        noun, _, owners = rest.partition(":")
        if kind == "n" and noun in ORGANS and set(owners.split(",")) & mine:
            return True
    return any(
        land in mine and office.split()[-1:] and stem(office.split()[-1]) in ORGANS
        for (office, land), people in case.book.offices.items()
        if land and speaker.keys & people
    )


def _voice_of(case: Case, subject: Range, mine: Sequence[Token], speaker: Speaker) -> bool:
    """Say whether "a spokesman for Doe" may stand for Doe's body, whom the source names."""
    if mine[-1].stem not in VOICES or speaker.person:
        return False
    return bool(keys_of(case.book.names(case.text, *subject)) & speaker.keys)
