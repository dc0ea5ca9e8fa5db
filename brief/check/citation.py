"""C1: a citation that holds, and a claim that is one readable sentence."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from brief.check.addresses import address_in
from brief.check.characters import deceptive
from brief.check.codes import Code, finding
from brief.check.evidence import Cited, Source
from brief.check.hidden_sentence import hidden_sentence
from brief.ingest.dateline import dateline_length
from brief.model import Article, Basis, Claim, Finding, Kind, Pointer, Span, sha256
from brief.text.sentences import sentences

LEGAL: frozenset[tuple[Kind, Basis]] = frozenset(
    {
        (Kind.AGREED, Basis.SETTLED),
        (Kind.AGREED, Basis.CORROBORATED),
        (Kind.UNRESOLVED, Basis.OPEN),
        (Kind.UNRESOLVED, Basis.DISPUTED),
        (Kind.UNRESOLVED, Basis.CONFLICT),
        (Kind.POSITION, Basis.STATED),
    }
)
"""The pairs of kind and basis that a statement may have."""
_LONGEST_SHOWN = 60  # characters of an address in a message


def form_findings(claim: Claim) -> list[Finding]:
    """Test the claim by itself: one sentence of honest words, no address, a legal form."""
    text = claim.text
    if not any(char.isalpha() for char in text):
        return [finding(Code.EMPTY_CLAIM)]
    found: list[Finding] = []
    bad = deceptive(text)
    if bad:
        points = " ".join(f"U+{ord(char):04X}" for char in text[bad.start : bad.end][:12])
        found.append(finding(Code.DECEPTIVE_CHARACTERS, points, bad))
    address = address_in(text)
    if address:
        found.append(finding(Code.HOLDS_ADDRESS, text[slice(*address)][:_LONGEST_SHOWN], address))
    parts = sentences(text)
    second = parts[1] if len(parts) > 1 else hidden_sentence(text)
    if second:
        found.append(finding(Code.NOT_ONE_SENTENCE, f"{max(2, len(parts))} found", second))
    found += _kind_findings(claim)
    return found


def _kind_findings(claim: Claim) -> list[Finding]:
    if claim.kind is None:
        return []
    if claim.basis is None or (claim.kind, claim.basis) not in LEGAL:
        return [finding(Code.ILLEGAL_FORM, f"{claim.kind} with basis {claim.basis or 'none'}")]
    if (claim.kind is Kind.POSITION) is not bool((claim.holder or "").strip()):
        detail = (
            "a position needs a holder"
            if claim.kind is Kind.POSITION
            else "a holder is for positions"
        )
        return [finding(Code.ILLEGAL_FORM, detail)]
    return _name_findings(claim.holder or "")


def _name_findings(holder: str) -> list[Finding]:
    """Test the name that a position stands under: it is shown to the reader, too."""
    found = [finding(Code.DECEPTIVE_CHARACTERS, "in the holder")] if deceptive(holder) else []
    if address_in(holder):
        found.append(finding(Code.HOLDS_ADDRESS, "in the holder"))
    return found


def follow(claim: Claim, sources: Mapping[str, Source]) -> tuple[list[Finding], list[Cited]]:
    """Follow the claim's pointers; return what is wrong with them and those that hold."""
    if not claim.pointers:
        return [finding(Code.NO_CITATION)], []
    found: list[Finding] = []
    good: list[Cited] = []
    for pointer in dict.fromkeys(claim.pointers):
        source = sources.get(pointer.source)
        wrong = fault_of(pointer, source.article if source else None)
        if wrong:
            found.append(wrong)
        elif source:
            good.append(Cited(source, pointer.start, pointer.end))
    return found, good


def fault_of(pointer: Pointer, article: Article | None) -> Finding | None:
    """Return what is wrong with a pointer into an article, None for one that is not given."""
    if article is None:
        return finding(Code.UNKNOWN_SOURCE, pointer.source)
    if sha256_of(article) != article.sha256:
        return finding(Code.SOURCE_CHANGED, article.id)
    if not 0 <= pointer.start < pointer.end <= len(article.text):
        where = f"[{pointer.start}:{pointer.end}] of {len(article.text)} characters"
        return finding(Code.BAD_RANGE, f"{article.id} {where}")
    span = Span(article.id, pointer.start, pointer.end)
    stands = article.text[pointer.start : pointer.end]
    if pointer.quote != stands:
        return finding(Code.WRONG_QUOTE, f"{article.id}[{span.start}:{span.end}]", None, span)
    if not stands.strip() or not (
        article.in_body(pointer.start, pointer.end) or _behind_dateline(article, pointer)
    ):
        return finding(Code.OUTSIDE_BODY, f"{article.id}[{span.start}:{span.end}]", None, span)
    return None


def _behind_dateline(article: Article, pointer: Pointer) -> bool:
    """Say whether a report's first sentence is cited with its dateline, which is no prose."""
    stands = article.text[pointer.start : pointer.end]
    prose = pointer.start + dateline_length(stands, opens=True)
    return article.in_body(prose, pointer.end)


@lru_cache(maxsize=1024)
def _hash(text: str) -> str:
    return sha256(text)


def sha256_of(article: Article) -> str:
    """Return the hash of the article's text as it is now."""
    return _hash(article.text)
