"""A server in a process of its own, with a Slack on this machine.

    python -m tests.serve.child ARCHIVE API

The port is any that is free; the first line of its log says which.
"""

from __future__ import annotations

import sys

from brief.serve import serve
from brief.serve.options import ServeOptions, SlackAppOptions
from tests.serve.running import BOT, SECRET


def main(archive: str, api: str) -> None:
    """Serve until a signal comes."""
    slack = SlackAppOptions(token=BOT, signing_secret=SECRET, api=api)
    serve(ServeOptions(archive=archive, port=0, slack=slack))


if __name__ == "__main__":
    main(*sys.argv[1:])
