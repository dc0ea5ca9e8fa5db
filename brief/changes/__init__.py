"""What changed since earlier days: pure, from briefings to `Changes`.

day_of(briefing)            a briefing at hand -> Day
read_day(record, articles)  its JSON record, with those of its articles at hand -> Day
changes(earlier, today)     earlier days and today -> Changes
prove(changes, days)        the changes that the cited characters do not show

Stories are matched by shared articles, then by the evidence that groups
articles; statements by comparing each with the citations of the other. No
change is claimed that the characters cited on both sides do not show.
"""

from brief.changes.compare import Comparer, Relation
from brief.changes.days import Day, day_of, read_day
from brief.changes.found import changes
from brief.changes.prove import prove

__all__ = ["Comparer", "Day", "Relation", "changes", "day_of", "prove", "read_day"]
