"""Approximators and comparisons before and after a number: "about", "or more", "-odd".

Comparatives are read as a class: any "longer than" or "no later than" bounds the
number behind it, upward or downward by what the adjective measures. A word that
is only a particle or a preposition there ("handed over nine", "talks about 28
points", "fined under two laws") bounds nothing: the word before it tells.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from brief.text.alternation import by_letter
from brief.text.figure_values import Bound

_UP = (
    "more greater higher larger bigger longer older taller later heavier faster wider deeper "
    "farther further thicker stronger hotter warmer"
)
_DOWN = (
    "less fewer lower smaller shorter younger earlier lighter slower narrower shallower cheaper "
    "thinner weaker colder cooler"
)
_SLIGHT = "just|slightly|a little|a bit|a shade|a fraction|fractionally|marginally|narrowly|a touch"
_STRONG = "well|far|way|much|significantly|considerably|comfortably|substantially|rather|still|even"


def _phrases(text: str) -> tuple[str, ...]:
    return tuple(text.split("|"))


_PHRASES = {
    Bound.ABOUT: "about|around|some|roughly|approximately|approx.|approx|circa|an estimated"
    "|estimated|in the region of|in the order of|on the order of|of the order of|just about"
    "|something like|in the vicinity of|broadly|more or less|give or take",
    Bound.NEARLY: "nearly|almost|close to|approaching|nearing|not quite|verging on|practically"
    "|virtually|getting on for",
    Bound.MORE: "over|above|exceeding|exceeded|exceeds|exceed|in excess of|upwards of|upward of"
    "|beyond|surpassing|surpassed|topping|topped|tops|north of",
    Bound.AT_LEAST: "at least|at the very least|a minimum of|minimum of|a minimum|starting at"
    "|as few as|as little as|not under|not below",
    Bound.LESS: "under|below|beneath|south of",
    Bound.AT_MOST: "at most|at the most|up to|as many as|as much as|as high as|as long as|as far as"
    "|as old as|as large as|as big as|as late as|as tall as|as deep as|as heavy as|as fast as"
    "|a maximum of|maximum of|a maximum|capped at|limited to|not exceeding|not over|not above"
    "|a ceiling of|anything up to",
    Bound.JUST_OVER: "barely",
}
_BY_PHRASE = {phrase: bound for bound, text in _PHRASES.items() for phrase in _phrases(text)}
_BY_PHRASE |= {f"{word} than": Bound.MORE for word in _UP.split()}
_BY_PHRASE |= {f"{word} than": Bound.LESS for word in _DOWN.split()}
_BY_PHRASE |= {
    f"{no} {word} than": bound
    for no in ("no", "not")
    for bound, words in ((Bound.AT_MOST, _UP), (Bound.AT_LEAST, _DOWN))
    for word in words.split()
}
_PLAIN_MORE = ("over", "above", *(f"{word} than" for word in _UP.split()))
_PLAIN_LESS = ("under", "below", "short of", "shy of", *(f"{w} than" for w in _DOWN.split()))
_BY_PHRASE |= {
    f"{slight} {phrase}": bound
    for slight in _phrases(_SLIGHT)
    for bound, phrases in ((Bound.JUST_OVER, _PLAIN_MORE), (Bound.NEARLY, _PLAIN_LESS))
    for phrase in phrases
}
_BY_PHRASE |= {
    f"{strong} {phrase}": bound
    for strong in _phrases(_STRONG)
    for bound, phrases in ((Bound.MORE, _PLAIN_MORE), (Bound.LESS, _PLAIN_LESS))
    for phrase in phrases
}
_LAST_WORDS = frozenset(phrase.rpartition(" ")[2] for phrase in _BY_PHRASE)
_SIGNS = {"~": Bound.ABOUT, "≈": Bound.ABOUT, ">": Bound.MORE, "<": Bound.LESS} | {
    "≥": Bound.AT_LEAST,
    "≤": Bound.AT_MOST,
}
_LONGEST = max(phrase.count(" ") + 1 for phrase in _BY_PHRASE)
_REACH = 40
_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*\.?|[^\w\s]")
# What takes "over", "about", "under", "above", "near" or "past" for a preposition or a particle.
_TAKERS = {
    "over": frozenset(
        "hand hands handed handing turn turns turned turning sign signs signed signing dispute "
        "disputes row rows talks talk debate debates battle battles clash clashes war fight fights "
        "argument arguments negotiations concern concerns worry worries anger outrage protest "
        "protests lawsuit lawsuits fears sued charged arrested questioned divided split clashed "
        "argued fought presided presides preside ruled rules control power jurisdiction watch "
        "watched flew flying fly".split()
    ),
    "about": frozenset(
        "talk talks talked talking speak speaks spoke spoken speaking ask asks asked asking know "
        "knows knew known knowing think thinks thought thinking worry worries worried learn learns "
        "learned learnt hear heard tell told warn warned warning question questions concern "
        "concerns concerned book books story stories report reports article articles film doubt "
        "doubts detail details information complain complains complained brief briefed argue "
        "argued lie lied write wrote written bring brings brought evidence facts nothing "
        "something claims allegations".split()
    ),
    "under": frozenset("fined charged convicted brought bound signed listed set agreed".split()),
    "up to": frozenset("add adds added adding amount amounts amounted sum sums".split()),
}
_TAKERS_OF_OBJECTS = frozenset(
    "take takes took taken taking carry carries carried knock knocks knocked run runs ran pull "
    "pulls pulled roll rolled pass passes passed bring brings brought pass passing drive drove "
    "gave give gives given giving".split()
)
"""Verbs that "over" completes where objects are counted ("took over 12 firms"), not measures."""
_AFTER_WORDS = by_letter([*_UP.split(), "above", "over", "up", "upward", "upwards", "beyond"])
_BELOW_WORDS = by_letter([*_DOWN.split(), "below", "under"])
# "aged 70 and over", but "40 and under ten more": after "and" the phrase has to end there.
_OPEN_ABOVE, _OPEN_BELOW = "over|above|older|up|upwards", "under|below|younger"
_AT_END = r"(?=[.,;:)]|$|\s(?:who|is|are|was|were|will|have|had|can|must|should|in|to|at|living)\b)"
_AT, _CLOSED = r"at\s(?:the\s(?:very\s)?)?", r"(?=[.,;:)]|$)"
_AFTER = (
    (
        re.compile(
            rf"(?i:[\s,]{{1,2}}or\s(?:{_AFTER_WORDS})\b|\sand\s(?:{_OPEN_ABOVE}){_AT_END}|-?plus\b)|\+"
        ),
        Bound.AT_LEAST,
    ),
    (
        re.compile(rf"(?i:\sor\s(?:{_BELOW_WORDS})\b|\sand\s(?:{_OPEN_BELOW}){_AT_END})"),
        Bound.AT_MOST,
    ),
    (
        re.compile(
            r"(?i:\sor\sso|-odd|-ish|ish|\sapproximately|\sor\sthereabouts|,?\sgive\sor\stake)(?![^\W_])"
        ),
        Bound.ABOUT,
    ),
    (
        re.compile(
            r"(?i:,?\s(?:at\s(?:the\s(?:very\s)?)?least|(?:as\s)?(?:the|a)\sminimum))" + _CLOSED
        ),
        Bound.AT_LEAST,
    ),
    (
        re.compile(
            r"(?i:,?\s(?:at\s(?:the\s(?:very\s)?)?most|(?:as\s)?(?:the|a)\smaximum))" + _CLOSED
        ),
        Bound.AT_MOST,
    ),
)


class Bounded(NamedTuple):
    """A bound and the position up to which its words reach."""

    at: int
    bound: Bound


def bound_before(text: str, floor: int, pos: int, counts: bool = False) -> Bounded:
    """Return the bound said just before `pos`, and where its words begin.

    Looks back over at most 40 characters and not past `floor`. Of two bounds
    ("at least some 40") the outer one counts. `counts` says that the number
    counts objects, which a phrasal verb may then have ("took over 12 firms").
    """
    base = max(floor, pos - _REACH)
    if pos > base and text[pos - 1] in _SIGNS:
        return Bounded(pos - 1, _SIGNS[text[pos - 1]])
    window = text[base:pos]
    words = list(_WORDS.finditer(window))
    if base > 0 and words and words[0].start() == 0 and text[base - 1].isalnum():
        words = words[1:]
    lower = [word[0].lower() for word in words]
    last, bound = len(words), Bound.EXACT
    end = len(window.rstrip())
    while last and words[last - 1].end() == end:
        size = _phrase(lower, last)
        if not size or _is_taken(lower, last - size, last, counts):
            break
        last -= size
        if bound in {Bound.EXACT, Bound.ABOUT}:
            bound = _BY_PHRASE[" ".join(lower[last : last + size])]
        end = len(window[: words[last].start()].rstrip())
    if bound is Bound.EXACT:
        return Bounded(pos, bound)
    return Bounded(base + words[last].start(), bound)


def _phrase(lower: list[str], last: int) -> int:
    """Return how many words before `last` are the longest phrase that bounds; 0 for none."""
    if lower[last - 1] not in _LAST_WORDS:
        return 0
    for size in range(min(_LONGEST, last), 0, -1):
        if " ".join(lower[last - size : last]) in _BY_PHRASE:
            return size
    return 0


def _is_taken(lower: list[str], first: int, last: int, counts: bool) -> bool:
    """Say whether the phrase belongs to the word before it: "handed over", "talks about"."""
    phrase = " ".join(lower[first:last])
    before = lower[first - 1] if first else ""
    if before in _TAKERS.get(phrase, frozenset()):
        return True
    return counts and phrase == "over" and before in _TAKERS_OF_OBJECTS


def bound_after(text: str, pos: int, end: int) -> Bounded | None:
    """Return the bound said just after `pos` ("or more", "-odd"), and where it ends."""
    for pattern, bound in _AFTER:
        found = pattern.match(text, pos, end)
        if found:
            return Bounded(found.end(), bound)
    return None
