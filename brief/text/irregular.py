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
oversee oversaw overseen;
repay repaid; retake retook retaken; resell resold; outsell outsold;
outdo outdid outdone; outbid; foresee foresaw foreseen; redraw redrew redrawn;
rewrite rewrote rewritten;
overtake overtook overtaken; overthrow overthrew overthrown; pay paid;
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
go went gone; die died dying; tie tied tying; bear bore borne born; beat beaten; bend bent;
bleed bled; mistake mistook mistaken; repay repaid repaying; spring sprang sprung; string strung;
wind wound; awake awoke awoken; unwind unwound; rewrite rewrote rewritten; rerun reran;
outdo outdid outdone; outgrow outgrew outgrown; redo redid redone; retake retook retaken;
undo undid undone; sling slung
"""
_OTHER_FORMS = """
bid bidden; be am is are was were been being; have has had having; do does did done; go goes;
will wo; can ca; shall sha; agree agrees agreed agreeing; cease ceases ceased ceasing;
free frees freed freeing; sue sues sued suing; queue queues queued queuing;
experience experiences experienced experiencing; evidence evidences evidenced;
influence influences influenced influencing; sacrifice sacrifices sacrificed sacrificing;
traffic traffics trafficked trafficking; panic panics panicked panicking;
decree decrees decreed; referee referees refereed; guarantee guarantees guaranteed
"""
_NOUNS = """
man men; woman women; child children; person people; foot feet; tooth teeth; mouse mice;
crisis crises; analysis analyses; basis bases; thesis theses; hypothesis hypotheses;
criterion criteria; phenomenon phenomena; medium media; datum data; life lives; wife wives;
knife knives; half halves; leaf leaves; thief thieves; wolf wolves; shelf shelves; self selves;
loaf loaves; index indices; spokesman spokesmen; spokeswoman spokeswomen; spokesperson spokespeople;
serviceman servicemen; policeman policemen; gunman gunmen; fisherman fishermen; calf calves;
scarf scarves; diagnosis diagnoses; emphasis emphases; synthesis syntheses; axis axes;
gas gases; bus buses; lens lenses; nucleus nuclei; stimulus stimuli; radius radii;
matrix matrices; quiz quizzes quizzed; spa spas; bra bras
"""
_OTHERS = """
good better best; bad worse worst; far further furthest farther farthest; more most much many;
less least little; defence defense; offence offense; centre centres center centers; labour labor;
kilometre kilometres kilometer kilometers; metre metres meter meters; licence license;
programme programmes program programs; tonne tonnes ton tons; colour colours color colors;
harbour harbours harbor harbors; neighbour neighbours neighbor neighbors; favour favor;
neighbouring neighboring; sceptical skeptical; grey gray; cheque cheques;
fulfil fulfill fulfils fulfilled; enrol enroll enrolled; ageing aging; judgement judgment judgments;
coloured colored; colouring coloring; laboured labored; harboured harbored; favoured favored;
honoured honored; honour honor honors; behaviour behavior; rumour rumor rumors; armour armor;
licensed licenced; grey greys grays; catalogue catalog; dialogue dialog; analogue analog
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
