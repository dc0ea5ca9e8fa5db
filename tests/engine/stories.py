"""Small stories as a file of records, each with its cluster, for runs of the real command."""

from __future__ import annotations

import json
from pathlib import Path

TOWNS = ("Tarn", "Elsin", "Ormby", "Velling", "Brask", "Holm")

WIRE = """\
The ports of {town} and Kessel signed a pilotage accord on Monday.
It takes effect in May if both city councils approve it.
“We will not pay for their dredging,” Mayor Ilka Brandt said.
About {figure} pilots work in {town}."""

GAZETTE = """\
{town} and Kessel signed a pilotage accord on Monday.
Union leader Odile Renn said the pilots may strike if rosters are merged.
The port of {town} has not said who will pay for the dredging."""


def records(count: int) -> list[dict[str, str]]:
    """Return two reports for each of so many stories."""
    made = []
    for number in range(count):
        base = TOWNS[number % len(TOWNS)]
        town = base if number < len(TOWNS) else f"{base} {_letters(number)}"
        for outlet, text in (("Coast Wire", WIRE), (f"{town} Gazette", GAZETTE)):
            made.append(
                {
                    "id": f"{number}-{outlet.split()[-1].lower()}",
                    "title": f"{town} and Kessel sign accord",
                    "outlet": outlet,
                    "date": "2031-03-14T09:00:00Z",
                    "url": f"https://{number}.example/{outlet.split()[-1].lower()}",
                    "cluster": f"c{number}",
                    "text": text.format(town=town, figure=200 + number),
                }
            )
    return made


def _letters(number: int) -> str:
    """Return a made-up second name, another for each number."""
    return f"{chr(65 + number // 26 % 26)}{chr(97 + number % 26)}dal"


def write_stories(path: Path, count: int) -> Path:
    """Write so many stories to a file of records."""
    lines = [json.dumps(one) for one in records(count)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path
