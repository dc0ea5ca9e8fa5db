"""A draft of the example stories that errs in every way the checker has a family of tests for.

Between the errors stand sound statements. Of the errors some are mended when they
come back with their findings, one only in the second round, some are made worse.
"""

from __future__ import annotations

from tests.model_server.drafts import FINE, RIVER, Drafts, Said, agreed, alike, position, unresolved
from tests.model_server.drafts_analyst import APPEAL, COMPENSATION, FINED, GAUGE, LOCK, SIGNED

VOTES = "Ratification takes 84 of the 120 deputies."
LOAN = "The Meridian Development Bank will lend up to $1.4 billion to repair locks."
GATE = "Reke said nobody had shut a gate."
WITHHELD = (
    "Ostrel held back 2.1 billion cubic metres of water last summer to put pressure on Brenholt."
)
BERTHS = "“Without the vote there is no water and no berths,” Marovan said."
FREED = "On Monday Ilmara freed nine bargemen and Sarvenia freed 17."
PATROLS = "The sides have agreed on joint patrols."
INDEPENDENTS = "All nine independent deputies have told The Upland Voice that they will vote no."
PARLIAMENT = "Aldahl ruled out sending troops because her parliament objected."
LINE = "Both governments have promised to accept a line by the end of the year."
ONE_REPORT = "Both governments agreed to operate a shared gauge below the dam."
DELEGATIONS = (
    "Delegations from both countries are due in Lisk on March 22 to discuss the barge fee."
)
MAYOR = "“Paint is cheap,” said Mayor Jonas Strand."
BALLOT = "The dockworkers’ union will ballot its members on March 22. Its chair would refuse."
WATER = "Ilmara will get its summer water."
BORDER = "Nor does the text draw a border through the islands."
ADOPTED = "Sabria has joined the accord."
SEATS = "Marovan’s coalition is five seats short of the two-thirds majority."
JOBS = "The closure of the port has cost the town about 1,900 jobs."
FEE = "Brisk said a fee above $3 would send his members back to the railway."
STANDS = "The switch had been replaced last month."

CARELESS = Drafts(
    {
        RIVER: (
            agreed("Sarvenia and Ilmara reopen the Dresna River", "A1.1"),
            (
                SIGNED,
                agreed(VOTES, "A1.8"),
                agreed(WATER, "A4.1"),
                agreed(PATROLS, "A1.12"),
                agreed(WITHHELD, "A1.23"),
                agreed(FREED, "A1.22"),
                agreed(BORDER, ("A1.19", "Nor does the text draw a border through the islands")),
                alike(ONE_REPORT, "A1.4"),
                agreed(DELEGATIONS, "A7.10"),
                agreed(BALLOT, "A7.8", "A7.9"),
                agreed(ADOPTED, "A9.9"),
                agreed(SEATS, "A5.3"),
                Said("agreed", "stated", JOBS, ("A7.6",)),
                GAUGE,
                unresolved("open", LOAN, "A1.26"),
                unresolved("open", LINE, "A1.20"),
                unresolved("open", "Sabria has not replied."),
                position("Tomas Reke", GATE, "A1.24"),
                position("Ilse Marovan", BERTHS, "A1.5"),
                position("The Upland Voice", INDEPENDENTS, "A6.8"),
                position("Signe Aldahl", PARLIAMENT, "A1.14"),
                position("Jonas Tveit", MAYOR, "A7.4"),
                position(
                    "Anton Brisk",
                    FEE,
                    ("A5.14", "said a fee over $3 would send his members back to the railways"),
                ),
                LOCK,
                COMPENSATION,
            ),
        ),
        FINE: (
            agreed("Tellis Mobile fined 38 million crowns", "A1.1"),
            (FINED, APPEAL, agreed(STANDS, "A1.7")),
        ),
    },
    {
        VOTES: agreed("Ratification takes 80 of the 120 deputies.", "A1.8"),
        LOAN: unresolved(
            "open", "The Meridian Development Bank could lend up to $1.8 billion.", "A1.26"
        ),
        "The Meridian Development Bank could lend up to $1.8 billion.": unresolved(
            "open", "The Meridian Development Bank may lend up to $1.4 billion.", "A1.26"
        ),
        GATE: position("Emil Sorel", "Sorel said nobody had shut a gate.", "A1.24", "A1.23"),
        BERTHS: position(
            "Ilse Marovan",
            "“Without the vote there is no water and there are no berths,” Marovan said.",
            "A1.5",
        ),
        PATROLS: agreed("The sides have fully agreed on joint patrols.", "A1.12"),
        SEATS: agreed("Marovan’s coalition is six seats short of the two-thirds majority.", "A5.3"),
        DELEGATIONS: agreed(
            "Delegations from both countries are due in Lisk on March 27 to discuss the barge fee.",
            "A7.10",
        ),
        STANDS: position(
            "Dominic Haye", "Haye said the switch had been replaced last month.", "A1.7"
        ),
    },
    {"Marovan has ruled out any compensation.": "The evidence does not say for what."},
)
