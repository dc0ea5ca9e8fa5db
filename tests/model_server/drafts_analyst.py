"""A good analyst's draft of the example stories: paraphrases, each with its evidence."""

from __future__ import annotations

from tests.model_server.drafts import (
    FINE,
    RIVER,
    Drafts,
    agreed,
    alike,
    position,
    unresolved,
)

SIGNED = agreed(
    "Sarvenia and Ilmara signed a framework on Tuesday that would reopen the Dresna River to trade "
    "and guarantee Ilmara summer water, if Sarvenia’s National Assembly ratifies it on April 18.",
    "A1.1",
)
GAUGE = agreed(
    "The two governments agreed to run a joint gauge below the dam and to publish its readings "
    "every day.",
    ("A1.4", "agreed to run a joint gauge below the dam and to publish its readings every day"),
)
LOCK = position(
    "Tomas Reke",
    "Reke said the lock at Lisk would open only if Sarvenia first took its patrol boats out of the "
    "Korro channel.",
    "A1.11",
    "A1.9",
)
TROOPS = position("Signe Aldahl", "Aldahl ruled out sending troops.", "A1.14")
COMPENSATION = position(
    "Ilse Marovan",
    "Marovan has ruled out any compensation.",
    ("A1.25", "Marovan has ruled out any compensation"),
)
FINED = agreed(
    "The communications regulator of the Halloway Islands fined Tellis Mobile 38 million crowns "
    "for a January failure that left ambulance calls unanswered for almost four hours.",
    "A1.1",
)
APPEAL = position(
    "Tellis",
    "Tellis said it accepted the finding but may appeal against the size of the fine.",
    "A1.6",
)

ANALYST = Drafts(
    {
        RIVER: (
            agreed(
                "Sarvenia and Ilmara sign river framework that hangs on an April 18 vote",
                "A1.1",
            ),
            (
                SIGNED,
                alike(
                    "The framework takes effect only if Sarvenia’s National Assembly backs it on "
                    "April 18.",
                    "A5.2",
                    "A7.3",
                ),
                GAUGE,
                alike(
                    "Sarvenian grain barges would get three berths at Lisk for 15 years if the "
                    "assembly approves.",
                    "A4.4",
                    "A1.3",
                ),
                alike(
                    "Marovan’s coalition has 74 of the 80 votes it needs.", "A6.7", "A1.8", "A5.3"
                ),
                alike(
                    "Negotiators meet in Lisk on March 27 to discuss the barge fee.",
                    "A7.10",
                    "A4.12",
                ),
                agreed(
                    "On Monday the two sides freed 26 bargemen, 17 of them held by Ilmara and nine "
                    "by Sarvenia.",
                    "A1.22",
                ),
                unresolved(
                    "conflict",
                    "Reports differ on the summer release from the Kolm Dam: no less than 310 "
                    "cubic metres of water a second, or 290.",
                    "A5.4",
                    "A4.5",
                ),
                unresolved(
                    "conflict",
                    "Reports differ on the border guards killed last August: eleven, or fourteen.",
                    "A1.21",
                    "A5.23",
                ),
                unresolved(
                    "open",
                    "The barge fee is still open: Ilmara has asked for $4.20 a tonne and Sarvenia "
                    "has offered $2.75.",
                    "A1.16",
                ),
                unresolved(
                    "open",
                    "Whether the civilian observers could board vessels has not been decided.",
                    ("A1.12", "whether they could board vessels has not been decided"),
                ),
                unresolved(
                    "disputed",
                    "Brenholt says that Ostrel held back 2.1 billion cubic metres of water last "
                    "summer; Sarvenian Foreign Minister Emil Sorel denied it.",
                    "A1.23",
                ),
                unresolved(
                    "open", "Sabria has not replied to an invitation to join.", "A1.29", "A5.25"
                ),
                unresolved(
                    "open",
                    "The Meridian Development Bank may lend up to $1.4 billion, but its board has "
                    "not approved the loan.",
                    "A1.26",
                ),
                unresolved(
                    "open",
                    "The court has not said whether it would hear the Upland Party’s case.",
                    "A5.18",
                    "A5.17",
                ),
                LOCK,
                position(
                    "Emil Sorel",
                    "Sorel said the patrol boats would leave the Korro channel “after the floating "
                    "barrier has gone, and not before”.",
                    "A5.8",
                ),
                position(
                    "Dara Venn",
                    "“The boats and the barrier can go on the same day,” Venn said.",
                    ("A4.7", '"The boats and the barrier can go on the same day," Venn said.'),
                ),
                TROOPS,
                position(
                    "Pavel Krell",
                    "Krell warned that the plan would “hand our tap to strangers” and said his 31 "
                    "deputies would vote against it.",
                    "A1.28",
                ),
                COMPENSATION,
                position(
                    "Marta Oyelund",
                    "Oyelund said her members might refuse to load Sarvenian barges until a pay "
                    "schedule was in writing.",
                    "A4.24",
                ),
                position(
                    "Viggo Strand",
                    "Strand said dredging could start within six weeks of ratification, but that "
                    "he did not know who would pay for it.",
                    "A7.14",
                ),
            ),
        ),
        FINE: (
            agreed("Regulator fines Tellis Mobile over unanswered ambulance calls", "A1.1"),
            (
                FINED,
                agreed(
                    "The regulator ordered Tellis to give every customer a month's service free "
                    "and to report on repairs by the end of June.",
                    "A1.3",
                    "A1.2",
                ),
                APPEAL,
                position(
                    "Adela Rourke",
                    "“This was not bad luck,” Commissioner Adela Rourke said.",
                    "A1.4",
                ),
                unresolved(
                    "open",
                    "Health officials have not said whether anyone was harmed because a call went "
                    "unanswered.",
                    "A1.8",
                ),
            ),
        ),
    },
    {
        "Sarvenian grain barges would get three berths at Lisk for 15 years if the assembly "
        "approves.": agreed(
            "If the assembly approves, three berths at Lisk will be set aside for Sarvenian grain "
            "for 15 years.",
            "A4.4",
        ),
        "Reports differ on the summer release from the Kolm Dam: no less than 310 cubic metres of "
        "water a second, or 290.": unresolved(
            "conflict",
            "Reports differ on the summer release from the Kolm Dam: no less than 310 cubic metres "
            "of water a second, or 290 according to an annex seen by the Courier.",
            "A5.4",
            "A4.5",
        ),
    },
)
