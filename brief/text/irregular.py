"""Irregular English forms and their lemmas: verbs, plurals, comparatives."""

from __future__ import annotations

_VERBS = """
arise arose arisen; become became; begin began begun; bind bound; bite bit bitten; blow blew blown;
break broke broken; breed bred; bring brought; broadcast; build built; burn burnt; buy bought;
catch caught; choose chose chosen; cling clung; come came; creep crept; deal dealt; dig dug;
draw drew drawn; dream dreamt; drink drank drunk; drive drove driven; eat ate eaten;
fall fell fallen; feed fed; feel felt; fight fought; find found; flee fled; fling flung;
fly flew flown; forbid forbade forbidden; forecast; forget forgot forgotten;
forgive forgave forgiven; freeze froze frozen; get got gotten; give gave given; grow grew grown;
hang hung; hear heard; hide hid hidden; hold held; keep kept; know knew known; lay laid;
lead led; lean leant; leap leapt; learn learnt; leave left; lend lent; lie lay lain lying;
light lit; lose lost; make made; mean meant; meet met; mislead misled; overcome overcame;
oversee oversaw overseen; overtake overtook overtaken; overthrow overthrew overthrown; pay paid;
prove proven; rebuild rebuilt; ride rode ridden; ring rang rung; rise rose risen; run ran;
say said; see saw seen; seek sought; sell sold; send sent; shake shook shaken; shine shone;
shoot shot; show shown; shrink shrank shrunk; sing sang sung; sink sank sunk; sit sat;
sleep slept; slide slid; speak spoke spoken; speed sped; spell spelt; spend spent; spill spilt;
spin spun; spoil spoilt; stand stood; steal stole stolen; stick stuck; sting stung; strike struck;
strive strove striven; swear swore sworn; sweep swept; swell swollen; swim swam swum; swing swung;
take took taken; teach taught; tear tore torn; tell told; think thought; throw threw thrown;
undergo underwent undergone; understand understood; undertake undertook undertaken;
uphold upheld; wake woke woken; wear wore worn; weave wove woven; weep wept; win won;
withdraw withdrew withdrawn; withhold withheld; withstand withstood; write wrote written;
go went gone; die died dying; tie tied tying
"""
_OTHER_FORMS = """
be am is are was were been being; have has had having; do does did done; go goes;
will wo; can ca; shall sha; agree agrees agreed agreeing; cease ceases ceased ceasing
"""
_NOUNS = """
man men; woman women; child children; person people; foot feet; tooth teeth; mouse mice;
crisis crises; analysis analyses; basis bases; thesis theses; hypothesis hypotheses;
criterion criteria; phenomenon phenomena; medium media; datum data; life lives; wife wives;
knife knives; half halves; leaf leaves; thief thieves; wolf wolves; shelf shelves; self selves;
loaf loaves; index indices; spokesman spokesmen; spokeswoman spokeswomen; spokesperson spokespeople;
serviceman servicemen; policeman policemen; gunman gunmen; fisherman fishermen; chairman chairmen
"""
_OTHERS = """
good better best; bad worse worst; far further furthest farther farthest; more most much many;
less least little; defence defense; offence offense; centre centres center centers; labour labor;
kilometre kilometres kilometer kilometers; metre metres meter meters; licence license;
programme programmes program programs; tonne tonnes ton tons; colour colours color colors;
harbour harbours harbor harbors; neighbour neighbours neighbor neighbors; favour favor;
neighbouring neighboring; sceptical skeptical; grey gray; cheque cheques check checks;
fulfil fulfill fulfils fulfilled; enrol enroll enrolled; ageing aging; judgement judgment
"""

LEMMAS: dict[str, str] = {
    form: forms[0]
    for block in (_VERBS, _OTHER_FORMS, _NOUNS, _OTHERS)
    for forms in (entry.split() for entry in block.split(";"))
    for form in forms[1:]
}
"""Each irregular or variant form, folded, and its lemma."""

PAST_FORMS: frozenset[str] = frozenset(
    forms[1] for forms in (entry.split() for entry in _VERBS.split(";")) if len(forms) > 1
) | {"was", "were", "had", "did"}
"""Irregular simple past forms, folded; those equal to the base form are left out."""
