"""N4: every name of the claim is in the cited text, with the title the sources give."""

from __future__ import annotations

from collections.abc import Iterator

from brief.check.case import Case
from brief.check.codes import Code, finding
from brief.check.evidence import Piece
from brief.check.holders import same_keys
from brief.check.lexicon import is_ordinary
from brief.model import Finding, Range
from brief.text.book import read_office
from brief.text.document import Speaker
from brief.text.fold import fold_key
from brief.text.function_words import FUNCTION_WORDS
from brief.text.gazetteer import Form
from brief.text.names import Name
from brief.text.roles import HONORIFICS
from brief.text.tokens import stem, tokenize


def name_findings(case: Case) -> list[Finding]:
    """Test each name, title and description by office."""
    found: list[Finding] = []
    for name in case.sentence.names:
        if name.weak and _is_common(case, name):
            continue
        at = Range(name.start, name.end)
        if not given(case, name):
            code = Code.WRONG_ROLE if name.form is Form.ROLE else Code.NAME_NOT_GIVEN
            found.append(finding(code, case.words_at(at), at))
        elif name.title and not _titled(case, name, name.title):
            found.append(finding(Code.WRONG_ROLE, case.words_at(name.title), name.title))
    return found


def _is_common(case: Case, name: Name) -> bool:
    """Say whether a capital at the start of a sentence belongs to an ordinary word."""
    word = fold_key(case.text[name.start : name.end])
    if word.endswith("ly") or word in case.book.known:
        return True
    if " " not in word and is_ordinary(stem(word)):
        return True
    return any(f.start <= name.start < f.end for f in case.sentence.figures)


def given(case: Case, name: Name) -> bool:
    """Say whether the cited text names this, in any form, or by a pronoun that means it."""
    for piece in case.pieces:
        if any(name.keys & o.keys and piece.holds(o.start, o.end) for o in piece.sentence.names):
            return True
    if _outlet(case, name):
        return True
    if name.form is Form.ROLE:
        if _held_elsewhere(case, name):
            return False
        holders = case.book.holders(*read_office(case.text, name.start, name.end))
        if any(holders & other.keys for piece in case.pieces for other in piece.sentence.names):
            return True
    if _by_words(case, name) or _in_parts(case, name):
        return True
    # A leader's words may be told as the country's; a country is not named by its leader.
    speaks = any(
        one.subject and one.subject.start <= name.start < one.subject.end
        for one in case.sentence.attributions
    )
    country = name.form in {Form.PLACE, Form.SEAT, Form.DEMONYM} or name.keys & set(
        case.book.leads.values()
    )
    return any(
        name.keys & speaker.keys
        or ((speaks or not country) and same_keys(case, name.keys, speaker.keys))
        for piece in case.pieces
        for speaker in meant(piece)
    )


def _held_elsewhere(case: Case, name: Name) -> bool:
    """Say whether the cited text gives the office to another country, and not to this one."""
    mine = {tuple(key.rpartition(":")[::2]) for key in name.keys if ":" in key}
    theirs = {
        tuple(key.rpartition(":")[::2])
        for piece in case.pieces
        for other in piece.sentence.names
        if other.form is Form.ROLE
        for key in other.keys
        if ":" in key
    }
    return any(
        land and any(office == what and where not in {"", land} for where, what in theirs)
        for land, office in mine
    )


def _in_parts(case: Case, name: Name) -> bool:
    """Say whether "X of Y" is two names, each of which is given."""
    text = case.text[name.start : name.end]
    if name.form is not Form.PROPER or " of " not in text:
        return False
    cut = name.start + text.index(" of ")
    parts = [
        *case.book.names(case.text, name.start, cut),
        *case.book.names(case.text, cut + 4, name.end),
    ]
    return len(parts) > 1 and all(
        any(part.keys & o.keys for piece in case.pieces for o in piece.sentence.names)
        for part in parts
    )


def meant(piece: Piece) -> Iterator[Speaker]:
    """Yield those whom the sentence means without naming them: speakers and "he"."""
    document = piece.source.document
    for report in document.reports(piece.index):
        if report.speaker:
            yield report.speaker
    if piece.sentence.norms & {"he", "she", "his", "her", "him"}:
        subject = document.subject(piece.index)
        if subject:
            yield subject


def _by_words(case: Case, name: Name) -> bool:
    """Say whether all words of the name, in any form, stand together in one cited sentence."""
    tokens = [t for t in tokenize(case.text, name.start, name.end) if t.norm not in FUNCTION_WORDS]
    tokens = [t for t in tokens if t.is_word or t.text.isdigit()]
    if not tokens:
        return True
    weak = name.weak or name.form is Form.ROLE
    for piece in case.pieces:
        sentence = piece.sentence
        if weak:
            if all(t.stem in sentence.stems for t in tokens):
                return True
        elif all(t.norm in sentence.norms for t in tokens):
            return True
    return name.weak and any(
        link and link.unit.start == name.start for link in case.alignment.links
    )


def _outlet(case: Case, name: Name) -> bool:
    """Say whether the name is that of an outlet that is cited."""
    words = {t.norm for t in tokenize(case.text, name.start, name.end) if t.is_word}
    for piece in case.pieces:
        outlet = {t.norm for t in tokenize(piece.source.article.outlet) if t.is_word}
        if outlet and words and words <= outlet and len(words) >= len(outlet - {"the"}):
            return True
    return False


def _titled(case: Case, name: Name, title: Range) -> bool:
    """Say whether the sources give the person this title."""
    tokens = [t for t in tokenize(case.text, *title) if t.is_word]
    if all(t.norm in HONORIFICS or t.norm in FUNCTION_WORDS for t in tokens):
        return True
    office, country = read_office(case.text, *title)
    country = country or _land_behind(case, name)
    held = case.book.offices
    holders = held.get((office, country)) or held.get((office, None), set())
    keys = name.keys | _person_keys(case, name)
    if holders & keys and _country_fits(case, keys, office, country):
        return True
    wanted = {t.stem for t in tokens if t.norm not in FUNCTION_WORDS and not t.text[:1].isupper()}
    wanted = wanted or {t.stem for t in tokens if t.norm not in FUNCTION_WORDS}
    for piece in case.pieces:
        if not any(name.keys & o.keys for o in piece.sentence.names):
            continue
        if wanted <= piece.sentence.stems and not _other_holder(case, office, country, name):
            return True
    return False


def _land_behind(case: Case, name: Name) -> str | None:
    """Return the key of the country in "President X of Y", if the name holds it."""
    text = case.text[name.start : name.end]
    if " of " in text:
        parts = case.book.names(case.text, name.start + text.index(" of ") + 4, name.end)
    elif case.text[name.end :].startswith(" of "):
        parts = tuple(other for other in case.sentence.names if other.start == name.end + 4)
    else:
        return None
    keys = sorted(key for part in parts for key in part.keys if key[:1] in {"~", "@"})
    return keys[0] if keys else None


def _person_keys(case: Case, name: Name) -> frozenset[str]:
    """Return the keys of the person in "X of Y"."""
    text = case.text[name.start : name.end]
    if " of " not in text:
        return frozenset()
    parts = case.book.names(case.text, name.start, name.start + text.index(" of "))
    return frozenset(key for part in parts for key in part.keys)


def _country_fits(case: Case, keys: frozenset[str], office: str, country: str | None) -> bool:
    """Say whether no other country's same office is the one this person holds."""
    if country is None:
        return True
    mine = {
        land
        for (what, land), people in case.book.offices.items()
        if what == office and people & keys
    }
    return country in mine or mine <= {None}


def _other_holder(case: Case, office: str, country: str | None, name: Name) -> bool:
    """Say whether the sources give the office to somebody else alone."""
    holders = case.book.offices.get((office, country)) or case.book.offices.get(
        (office, None), set()
    )
    return bool(holders) and not holders & name.keys
