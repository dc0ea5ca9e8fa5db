"""The last few results of slow work, for several threads."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Kept(Generic[K, V]):
    """At most `most` values; the one longest not asked for goes first."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._values: OrderedDict[K, V] = OrderedDict()
        self._making: dict[K, Lock] = {}
        self._lock = Lock()

    def get(self, key: K, make: Callable[[], V]) -> V:
        """Return the value of a key, made now where it is not here.

        Of two threads that ask at once one makes it and the other waits; what
        `make` raises is passed on, and the next who asks makes it anew.
        """
        with self._lock:
            if key in self._values:
                self._values.move_to_end(key)
                return self._values[key]
            making = self._making.setdefault(key, Lock())
        with making:
            try:
                return self._made(key, make)
            finally:
                with self._lock:
                    self._making.pop(key, None)

    def drop(self, key: K) -> None:
        """Forget a value."""
        with self._lock:
            self._values.pop(key, None)

    def _made(self, key: K, make: Callable[[], V]) -> V:
        with self._lock:
            if key in self._values:
                return self._values[key]
        value = make()
        with self._lock:
            self._values[key] = value
            while len(self._values) > self._most:
                self._values.popitem(last=False)
        return value

    def __len__(self) -> int:
        with self._lock:
            return len(self._values)


class Once(Generic[K]):
    """Which keys were seen, of the last `most`. For one thread."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._seen: OrderedDict[K, None] = OrderedDict()

    def __contains__(self, key: K) -> bool:
        return key in self._seen

    def add(self, key: K) -> None:
        """Note a key."""
        self._seen[key] = None
        while len(self._seen) > self._most:
            self._seen.popitem(last=False)
