"""Lines of everyday prose, read with the standard vocabularies: each has the meaning written behind it."""

from __future__ import annotations

import pytest

from skaz.model.from_syntax import build
from skaz.model.lines.formal import clause_text
from skaz.model.telling import Sentence
from skaz.syntax.files import files_of_text

WORLD = """
story "Everyday"
use everyday
city Moscow
house the inn; the farm
house the pub; ro hanul
place the station; ro gara
building the mill; ro moara
occasion the duel; ro duelul
woman Elena; Lina; Ilinca; Ann
man Matei; Petru; Toma; Radu; Savu; Will
man Ionescu, învățătorul
man Pavel, medicul
writing the will; ro testamentul
thing the bag; ro punga
thing the key; ro cheia
thing the sacks; ro sacii
thing a ring
vehicle the train
"""

ENGLISH = """
Radu, who is ill, goes to the farm | ill(Radu); travel(Radu, the farm)
Ann, whom Will loves, leaves | loves(Will, Ann); leave(Ann)
Will gives Ann, whom he loves, the key | loves(Will, Ann); give(Will, Ann, the key)
Ann gives the key to Will, who hides it and leaves | give(Ann, Will, the key); hide_thing(Will, the key); leave(Will)
Ann gives the key to Will, who hides it, and leaves | give(Ann, Will, the key); hide_thing(Will, the key); leave(Ann)
Ann meets Will, whom Lina loves | meet(Ann, Will); loves(Lina, Will)
Ann, to whom Will gives the key, leaves | give(Will, Ann, the key); leave(Ann)
Ann is arrested and taken to the farm | arrest(whom: Ann); bring_person(whom: Ann, to: the farm)
Ann promises Will never to leave | promise(Ann, Will, not leave(Ann))
Ann dismisses Will for stealing the key | dismiss(Ann, Will)
Ann danced at the inn with Will | dance(Ann, Will)
Ann watches Will from the inn | watch(Ann, Will)
Ann reads the will, which Savu wrote, and weeps | write(Savu, the will); read(Ann, the will); weep(Ann)
Ann goes to the inn, where she meets Will | travel(Ann, the inn); meet(Ann, Will)
Ann leaves without telling Will that she is ill | leave(Ann); not tell(Ann, Will, ill(Ann))
without telling Will, Ann goes to the farm | not say_something(Ann, Will); travel(Ann, the farm)
instead of going home, Ann goes to the farm | not travel(Ann, Ann's home); travel(Ann, the farm)
after leaving the farm, Ann goes to the inn | leave(Ann, the farm); travel(Ann, the inn)
leaving the farm, Ann meets Will | leave(Ann, the farm); meet(Ann, Will)
having lost the bag, Ann weeps | lose(Ann, the bag); weep(Ann)
Ann weeps, having lost the bag | weep(Ann); lose(Ann, the bag)
Petru takes the sacks, and hides them in the mill | take(Petru, the sacks); hide_thing(Petru, the sacks, the mill)
Ann takes the sacks and carries them to the farm | take(Ann, the sacks); carry(Ann, the sacks, the farm)
at the inn, Elena, Lina and Ann dine | dine(Elena and Lina and Ann)
Petru goes every Sunday to the farm | travel(Petru, the farm)
Petru has left the farm to Ann in his will | bequeath(Petru, the farm, Ann)
Will leaves the inn without a word | leave(Will, the inn)
Ann almost kills Will | not kill(Ann, Will)
apparently, Ann leaves | seems leave(Ann)
it is rumoured that Will is dead | seems dead(Will)
rumour has it that Will has married Ann | seems marry(Will, Ann)
Will is said to be dead | seems dead(Will)
in a dream, Ann kisses Will | seems kiss(Ann, Will)
often, Ann goes to the farm | travel(Ann, the farm)
Ann dies, cursing Will | curse(Ann, Will); die(Ann)
Ann leaves the inn, cursing Will | leave(Ann, the inn); curse(Ann, Will)
Will is run over by the train | injure(the train, Will)
Ann reads a letter from Will | read(Ann, a letter, from: Will)
Ann runs the inn without a cook | "Ann runs the inn" is understood, but not "without a cook" behind it.
Will does not say goodbye to Lina (his sister) | not take_leave(Will, Lina); sibling(Lina, Will)
because Will is ill, Ann stays | stay(Ann)
because he hates Will, Petru leaves | leave(Petru)
Elena and Petru get married | marry(Elena, Petru)
Elena and Petru are married by Pavel | wed_couple(Pavel, Elena, Petru)
Pavel marries Elena and Petru | wed_couple(Pavel, Elena, Petru)
Elena and Petru get divorced | get_divorced(Elena, Petru)
Ann promises Will that she will leave | promise(Ann, Will, will leave(Ann))
Will is told by Ann that she will leave | tell(Ann, Will, will leave(Ann))
Ann denies having stolen the bag | deny(Ann, what: steal(Ann, the bag))
Ann gives birth to a daughter | give_birth(Ann, a daughter)
Ann lives in Moscow with Will | home(Ann) = Moscow; home(Will) = Moscow
Ann asks Will to make a violin | ask(Ann, Will, make(Will, a violin))
Ann is stabbed to death by Will with the key | stab_to_death(Will, Ann, the key)
the man Petru and Ann go to the inn | travel(Petru and Ann, the inn)
"""

ROMANIAN = """
se zvoneste ca Radu a murit | seems die(Radu)
se pare ca Radu a plecat | seems leave(Radu)
in vis, Ann il saruta pe Radu | seems kiss(Ann, Radu)
Pavel este medic | doctor(Pavel)
Ionescu (învățător) sosește la han | arrive(Ionescu, the pub); teacher(Ionescu)
Matei îl provoacă la duel pe Radu | challenge(Matei, Radu)
Lina fură punga, și o dă Elenei | steal(Lina, the bag); give(Lina, Elena, the bag)
Lina ia testamentul, și i-l dă lui Matei | take(Lina, the will); give(Lina, Matei, the will)
Elena ia testamentul, și îl arată lui Matei | take(Elena, the will); show_someone(Elena, Matei, the will)
Lina ia cheia de la Toma, și i-o dă Ilincăi | take(Lina, the key, Toma); give(Lina, Ilinca, the key)
Petru ia sacii, și îi cară la gară | take(Petru, the sacks); carry(Petru, the sacks, the station)
Lina pleacă fără să îi spună lui Toma că este bolnavă | leave(Lina); not tell(Lina, Toma, ill(Lina))
în loc să meargă acasă, Lina merge la han | not travel(Lina, Lina's home); travel(Lina, the pub)
ieșind din han, Lina îl întâlnește pe Radu | leave(Lina, the pub); meet(Lina, Radu)
Lina îi dă testamentul lui Radu, care îl arde, și pleacă | give(Lina, Radu, the will); burn(Radu, the will); leave(Lina)
Radu nu va putea niciodată să o ierte pe Elena | will can not forgive(Radu, Elena)
Elena și Radu se iubesc unul pe altul | loves(Elena, Radu); loves(Radu, Elena)
Elena nu știe de ce Radu a plecat | not knows(Elena, "de ce Radu a plecat")
Elena și Radu sunt găsiți la han de Petru | find_person(Petru, Elena); find_person(Petru, Radu)
Elena locuiește cu Lina și cu Ilinca | lives_with(Elena, Lina); lives_with(Elena, Ilinca)
Elena pleacă în fiecare duminică la gară | travel(Elena, the station)
Ilinca aproape că îl ucide pe Savu | not kill(Ilinca, Savu)
Petru, care este bolnav, plânge | ill(Petru); weep(Petru)
Elena, pe care Radu o iubește, plânge | loves(Radu, Elena); weep(Elena)
Elena merge la han, unde îl întâlnește pe Savu | travel(Elena, the pub); meet(Elena, Savu)
fiindcă Toma este bolnav, Elena pleacă | leave(Elena)
Petru o întâlnește pe Elena pentru prima dată | first_meet(Petru, Elena)
Elena și Petru sunt cununați de Toma | wed_couple(Toma, Elena, Petru)
Elena și Petru divorțează | get_divorced(Elena, Petru)
înainte să plece, Petru o sărută pe Elena | leave(Petru); kiss(Petru, Elena)
Matei și Petru se bat | fight(Matei, Petru)
Elena are douăzeci și doi de ani | age(Elena) = 22
Petru revine la han | travel(Petru, the pub)
Elena naște o fetiță | give_birth(Elena, o fetiță)
Petru îi promite Elenei că va pleca | promise(Petru, Elena, will leave(Petru))
"""


def cases(text: str) -> list[tuple[str, str]]:
    return [tuple(map(str.strip, line.split("|"))) for line in text.strip().splitlines()]  # type: ignore[misc]


def readings(code: str, lines: list[str]) -> list[str]:
    """What each line is read as, every one by itself; the message of its finding where it is not understood."""
    tellings = "".join(f"\ntelling t{i} in {code}\n> s\n{line}\n" for i, line in enumerate(lines))
    model = build(files_of_text(WORLD + tellings))
    read = []
    for telling in model.tellings:
        items = [item for passage in telling.passages for item in passage.items if isinstance(item, Sentence)]
        within = telling.passages[0].span.start, telling.passages[0].span.end
        wrong = [f.message for f in model.findings if 0 < f.span.start - within[1] < len(lines[len(read)]) + 2]
        read.append("; ".join([*(clause_text(clause) for item in items for clause in item.clauses), *wrong]))
    return read


@pytest.mark.parametrize(("code", "text"), [("en", ENGLISH), ("ro", ROMANIAN)])
def test_each_line_has_its_meaning(code: str, text: str) -> None:
    expected = cases(text)
    read = readings(code, [line for line, _ in expected])
    assert list(zip((line for line, _ in expected), read)) == expected


def test_a_clitic_has_the_number_and_gender_of_its_noun() -> None:
    lines = ["Savu îi caută pe Ilinca și pe Petru\nSavu îi spune lui Matei că nu i-a văzut"]
    assert readings("ro", lines) == [
        "look_for(Savu, Ilinca and Petru); tell(Savu, Matei, not see_someone(Savu, Ilinca and Petru))"
    ]
    lines = ["Ilinca pleacă\nToma are cheia\nPetru i-o ia lui Toma"]
    assert readings("ro", lines) == ["leave(Ilinca); holder(the key) = Toma; take(Petru, the key, Toma)"]


def test_a_line_in_another_language_is_called_so() -> None:
    assert readings("ro", ["Elena loves Petru", "Elena snorfles Petru"]) == [
        '"Elena loves Petru" looks English; this telling is in Romanian.',
        '"Elena snorfles Petru": Elena and Petru are known, "snorfles" is no phrase in scope.',
    ]
    assert readings("en", ["apoi Elena l-a părăsit pe Petru"]) == [
        '"apoi Elena l-a părăsit pe Petru" looks Romanian; this telling is in English.'
    ]
