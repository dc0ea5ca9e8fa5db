"""What was made last: the same words are asked about again and again while they are weighed."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

_Key = TypeVar("_Key", bound=Hashable)
_Made = TypeVar("_Made")


class Recent(Generic[_Key, _Made]):
    """The last `most` things that were made, by what they were made of."""

    def __init__(self, most: int) -> None:
        self.most = most
        self._held: OrderedDict[_Key, _Made] = OrderedDict()

    def get(self, key: _Key, make: Callable[[], _Made]) -> _Made:
        """Return what is held for a key; if nothing is, make it and forget the oldest."""
        if key in self._held:
            self._held.move_to_end(key)
            return self._held[key]
        made = self._held[key] = make()
        if len(self._held) > self.most:
            self._held.popitem(last=False)
        return made
