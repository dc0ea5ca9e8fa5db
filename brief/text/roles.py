"""Titles and roles that people hold: the closed part of the vocabulary of office."""

from __future__ import annotations

ROLE_NOUNS = frozenset(
    """
    president premier chancellor minister secretary envoy negotiator ambassador diplomat consul
    spokesman spokeswoman spokesperson leader chief chair chairman chairwoman chairperson director
    governor mayor senator representative congressman congresswoman lawmaker legislator mp mep
    judge justice magistrate general admiral colonel commander major captain lieutenant sergeant
    marshal king queen prince princess emperor monarch pope bishop archbishop cardinal imam rabbi
    ayatollah sheikh sultan emir professor doctor commissioner deputy head officer official
    executive coach manager inspector sheriff attorney lawyer solicitor barrister prosecutor
    analyst economist adviser advisor aide strategist founder owner author editor journalist
    correspondent reporter historian scientist researcher engineer pilot skipper treasurer
    speaker whip delegate mediator broker monitor administrator regulator ombudsman auditor
    superintendent constable detective pastor priest reverend curator activist campaigner
    candidate nominee incumbent minister-president vice-president taoiseach ceo cfo coo cto
    """.split()
)
"""Nouns that name an office or occupation, folded."""

TITLE_WORDS = ROLE_NOUNS | frozenset(
    """
    mr mrs ms miss dr prof sir dame lord lady baroness baron count hon rev fr st gen lt col sgt
    capt maj adm sen rep gov prime vice deputy acting interim former ex foreign finance defence
    defense interior home health justice trade energy environment transport agriculture education
    security culture labour labor economy industry state national chief special senior top lead
    first second minister executive managing staff army navy police supreme grand crown
    attorney-general under assistant permanent co joint
    """.split()
)
"""Words that may stand in a title before a name, folded."""

HONORIFICS = frozenset("mr mrs ms miss dr prof sir dame lord lady hon rev st".split())

HEADS_OF_STATE = frozenset("president premier chancellor king queen monarch emir sultan".split())
"""Offices that speak for a whole country, besides `prime minister` and `leader`."""

OFFICIALS = frozenset(
    """
    officials ministers diplomats negotiators lawmakers sources aides allies authorities police
    prosecutors investigators analysts experts economists leaders commanders residents witnesses
    critics campaigners unions activists delegates mediators monitors ministry government cabinet
    parliament court council commission agency office company union party committee side sides
    administration opposition army military navy board bank fund regulator ombudsman authority
    """.split()
)
"""Plural and collective nouns that speak as a body, folded."""

BODY_NOUNS = OFFICIALS | frozenset(
    """times post news group lines institute university street house service force centre center
    college school hospital club association federation league society network foundation
    corporation airport port bridge river sea museum library academy department republic
    kingdom chamber church college organisation organization bureau institution assembly""".split()
)
"""Nouns that end the name of a body, not of a person, folded."""
