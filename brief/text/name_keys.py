"""Keys under which two spellings of one name are equal."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from brief.text.fold import fold_key

_ENDING = re.compile(r"(?<=\w\w\w)[iy]+[jy]?\Z")
_DOUBLE = re.compile(r"([a-z])\1")
_DEMONYM = re.compile(r"(?<=\w{4})(?:ians?|eans?|ans?|ns?|ese|ish|is?|ics?|ers?)\Z")
_PLACE = re.compile(r"(?<=\w{4})(?:ia|a|e|o|y)\Z")
_PLAIN = str.maketrans("ıłøđßþð", "ilodstd")


@lru_cache(maxsize=16384)
def word_key(word: str) -> str:
    """Fold one word of a name: marks, doubled letters and -y/-iy/-yy endings made one."""
    plain = unicodedata.normalize("NFKD", fold_key(word).translate(_PLAIN))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).replace(".", "")
    return _ENDING.sub("i", _DOUBLE.sub(r"\1", plain))


@lru_cache(maxsize=16384)
def full_keys(words: tuple[str, ...]) -> frozenset[str]:
    """Return the keys of a name of several words: whole, first and last, and initials."""
    keyed = [word_key(word) for word in words]
    keys = {" ".join(keyed)}
    small = {"of", "the", "and", "for", "de"}
    big = [key for key in keyed if key not in small]
    if len(keyed) > 2 and len(big) == len(keyed):
        keys.add(f"{keyed[0]} {keyed[-1]}")
    if len(big) >= 3:
        keys.add("acr:" + "".join(key[0] for key in big if key))
    return frozenset(keys)


@lru_cache(maxsize=16384)
def single_keys(word: str) -> frozenset[str]:
    """Return the keys of a name of one word: itself, as an acronym, and its demonym base."""
    key = word_key(word)
    keys = {key}
    if word.isupper() and len(word) >= 3:
        keys.add("acr:" + key)
    base = _PLACE.sub("", _DEMONYM.sub("", fold_key(word)))
    if len(base) >= 4 and word[:1].isupper() and not word.isupper():
        keys.add("~" + base)
    return frozenset(keys)


def demonym_base(key: str) -> str:
    """Return a folded name without the ending of a demonym, or the name itself."""
    return _DEMONYM.sub("", key)


_VOWELS = re.compile(r"[aeiouyjhw' -]")
_SOUNDS = ((re.compile("x"), "ks"), (re.compile("ck|q|c(?![eh])"), "k"), (re.compile("w"), "v"))


@lru_cache(maxsize=4096)
def skeleton(word: str) -> str:
    """Return the consonants of a name's word, which transliterations share: Aleksey, Alexei."""
    key = word_key(word)
    for pattern, sound in _SOUNDS:
        key = pattern.sub(sound, key)
    return key[:1] + _DOUBLE.sub(r"\1", _VOWELS.sub("", key[1:]))
