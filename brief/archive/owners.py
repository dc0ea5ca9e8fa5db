"""Who holds the run of a day: this process, in a name that others can test.

A process that was killed cannot let go. Others on the same machine see that it
is gone and need not wait for its time to end; elsewhere nobody can know, and
its time has to run out.
"""

from __future__ import annotations

import os
import socket
from functools import lru_cache
from pathlib import Path


def this_owner() -> str:
    """Return "HOST:SPACE:PID:START" of this process."""
    pid = os.getpid()
    return f"{_place()}:{pid}:{_started(pid)}"


def is_gone(owner: str) -> bool:
    """Say whether a process is known to have ended; False where that cannot be known."""
    place, _, started = owner.rpartition(":")
    place, _, number = place.rpartition(":")
    # Elsewhere than on POSIX, signal 0 is no question.
    if os.name != "posix" or place != _place() or not number.isdigit():
        return False
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return True
    except OSError:
        return False
    # The number may have been given to another process since.
    return started != _started(int(number))


@lru_cache(maxsize=1)
def _place() -> str:
    """Name where process numbers mean the same: one machine, since one start, in one container."""
    parts = [socket.gethostname().replace(":", "-")]
    try:
        parts.append(Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii")[:8])
        parts.append("".join(filter(str.isdigit, str(Path("/proc/self/ns/pid").readlink()))))
    except OSError:  # not Linux, or a closed /proc
        pass
    return "-".join(parts)


def _started(pid: int) -> str:
    """Return when a process started, in the kernel's own count; empty where that is not told."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
    # The name in brackets may hold anything; the 22nd field of all is the start.
    fields = stat.rpartition(")")[2].split()
    return fields[19] if len(fields) > 19 else ""
