"""Copies of texts that are not in English."""

from __future__ import annotations

import pytest

from brief.stories import How, origins
from tests.stories.made import article

GERMAN = """\
Die Stadt Harnau sperrt ab Montag die Uferstraße, weil der Damm auf 300 Metern unterspült ist.
Oberbürgermeisterin Petra Lohse sprach von einer Vorsichtsmaßnahme, die bis zu acht Wochen dauere.
„Wir warten nicht, bis der erste Wagen im Fluss liegt“, sagte sie dem Stadtrat.
Rund 12.000 Autos müssen täglich über die Brücke in Seelow ausweichen.
Die Händler am Markt befürchten Verluste und verlangen von der Stadt 400.000 Euro.
"""
GERMAN_REWORDED = """\
Ab Montag ist die Uferstraße in Harnau gesperrt, da auf einer Länge von 300 Metern der Damm \
unterspült wurde.
Es handle sich um eine Vorsichtsmaßnahme von höchstens acht Wochen, so Oberbürgermeisterin Petra \
Lohse.
Sie sagte im Stadtrat: „Wir warten nicht, bis der erste Wagen im Fluss liegt.“
Täglich müssen etwa 12.000 Fahrzeuge den Umweg über die Seelower Brücke nehmen.
400.000 Euro fordern die Markthändler von der Stadt, weil sie Einbußen befürchten.
"""
GERMAN_INDEPENDENT = """\
Am Damm stehen seit gestern Männer mit Stangen und stochern im Wasser.
Für Kioskbesitzer Jens Uhl ist die Sperrung das Ende der Saison, er hat die Eistruhe abgeschaltet.
„Wir warten nicht, bis der erste Wagen im Fluss liegt“, hatte die Oberbürgermeisterin im Rat gesagt.
Gutachter Kai Mertens hält einen Neubau für nötig und rechnet mit zwei Jahren.
Im Landtag will die Opposition wissen, warum ein Bericht von 2019 liegen blieb.
"""
UKRAINIAN = """\
Уряд Сарненського району закрив аеродром у Вільшанах через тріщини на злітній смузі.
За словами директора Олега Бойка, ремонт триватиме чотири місяці, ціна — 56 мільйонів гривень.
«Жоден літак не сяде, доки бетон не витримає випробувань», — сказав він у середу.
Шість рейсів на тиждень перенесуть до Ковеля, що за 90 кілометрів.
Авіакомпанія «Крило» вимагає компенсації й погрожує судом.
"""
UKRAINIAN_REWORDED = """\
Через тріщини, виявлені на злітній смузі, аеродром у Вільшанах закрито рішенням уряду Сарненського \
району.
Ремонтні роботи вартістю 56 мільйонів гривень триватимуть чотири місяці, повідомив директор Олег \
Бойко.
У середу він заявив: «Жоден літак не сяде, доки бетон не витримає випробувань».
До Ковеля, розташованого за 90 кілометрів, перенесуть шість щотижневих рейсів.
Судом погрожує авіакомпанія «Крило», яка хоче отримати компенсацію.
"""
UKRAINIAN_INDEPENDENT = """\
На летовищі у Вільшанах порожньо, лише пес Буян бігає смугою.
Диспетчерка Ірина Савчук відробила тут двадцять років і не знає, куди подасться восени.
«Жоден літак не сяде, доки бетон не витримає випробувань», — чули від директора пасажири.
Вчителька з Ковеля купила квитки ще в січні, гроші їй досі не повернули.
Депутати обіцяють зібратися на позачергову сесію в п'ятницю.
"""
CASES = [
    pytest.param(GERMAN, GERMAN_REWORDED, GERMAN_INDEPENDENT, id="German"),
    pytest.param(UKRAINIAN, UKRAINIAN_REWORDED, UKRAINIAN_INDEPENDENT, id="Ukrainian"),
]


@pytest.mark.parametrize(("report", "reworded", "independent"), CASES)
def test_rewordings_are_told_from_reports(report: str, reworded: str, independent: str) -> None:
    """A rewording is a copy, and another reporter's account with the same quotation is not."""
    (origin,) = origins([article("a", report), article("b", reworded)])
    assert {one.how for one in origin.evidence} == {How.REWORDED}
    for text in (report, reworded):
        assert len(origins([article("a", text), article("b", independent)])) == 2


def test_text_without_spaces() -> None:
    """A Japanese text cut short is a copy, another one is not."""
    report = (
        "東京都は水曜日、隅田川にかかる古い橋を十月から閉鎖すると発表した。"
        "点検で橋脚に深いひびが見つかり、補修には八か月かかる見通しだ。"
        "一日およそ一万二千台の車が通るため、都は迂回路を用意する。"
        "商店街の会長は売り上げが三割減ると述べ、都に補償を求めた。"
    )
    other = (
        "北海道の漁港で水揚げされる鮭が今年は昨年の半分に減っている。"
        "研究所は海水温の上昇が原因とみて、調査船を出す予定だ。"
        "漁協の組合長は若い漁師が町を離れるのを心配している。"
    )
    cut = "".join(report.split("。")[i] + "。" for i in range(3))
    assert len(origins([article("a", report), article("b", cut)])) == 1
    assert len(origins([article("a", report), article("b", other)])) == 2
