"""Lines read: each sentence of a small vocabulary has the one meaning that its formal spelling shows."""

from __future__ import annotations

from pathlib import Path

import pytest

from skaz.model.from_syntax import Model, build
from skaz.model.lines.formal import clause_text
from skaz.model.telling import Clause, Sentence
from skaz.syntax.files import read_files

VOCABULARY = """
vocabulary small
action travel(who: persons, to, with: persons?) routine
  en travels|goes to {to} [with {with}]
  again en returns|(goes back) to {to}
  ro pleacă|merge la|în {to} [cu {with}]
  again ro se întoarce la|în {to}
action leave(who: persons, from?)
  en leaves [{from}]
  ro pleacă [de la|din {from}]
property home(who): place lasting
  en lives in {value}
  ro locuiește în {value}
property spouse(who): person symmetric lasting
  en is married to {value}; is {value}'s wife|husband
  ro este căsătorit~ cu {value}; este soția|soțul lui {value}
property ill(who)
  en is ill
  ro este bolnav~
action confine(who, whom, where)
  en confines {whom} to {where}
  ro îl închide pe {whom} în {where}
action dance(who, whom) symmetric together
  en dances with {whom}
  ro dansează cu {whom}
action tell(who, whom?, what: fact) together
  en tells {whom} {what}; declares [to {whom}] {what}
  ro îi spune lui {whom} {what}
action ask(who, whom?, what: deed of whom) together
  en asks|tells [{whom}] {what}
  ro îi cere lui {whom} {what}
action refuse(who, whom?, what: deed of who?)
  en refuses [{whom}] [{what}]
  ro refuză {what}
attitude loves(who, whom)
  en loves {whom}
  ro îl iubește pe {whom}
attitude wants(who, what)
  en wants|hopes {what}
  ro vrea|speră {what}
verb en goes, go, went, gone, going
verb ro pleacă, plece, plecat, pleca
"""

STORY = """
story "Small"
use small
city Moscow; ro Moscova/Moscovei
city Paris
  house Levin's estate
occasion the ball
woman Anna; Dolly; ro Dolly
man Levin; Vronsky, Alexei; Karenin, Alexei; ro Karenin
group the workers
"""


@pytest.fixture
def read(tmp_path: Path):
    """Reads lines of one passage; gives the formal spelling of each clause, or the findings' codes and places."""

    def reader(*lines: str, language: str = "en") -> list[str]:
        (tmp_path / "small.skaz").write_text(VOCABULARY, encoding="utf-8")
        telling = f"\ntelling t in {language}\n> quote\n" + "\n".join(lines) + "\n"
        (tmp_path / "story.skaz").write_text(STORY + telling, encoding="utf-8")
        return shown(build(read_files(tmp_path / "story.skaz")))

    return reader


def shown(model: Model) -> list[str]:
    found = []
    for finding in model.findings:
        found.append(f"{finding.code}: {finding.span.text}")
    for passage in model.tellings[0].passages:
        for item in passage.items:
            if isinstance(item, Sentence):
                found.extend(map(said, item.clauses))
    return found


def said(clause: Clause) -> str:
    text = clause_text(clause)
    text += f" @ {clause.place}" if clause.place_said else ""
    text += "".join(f" to {p}" for p in clause.purposes)
    return text + "".join(f" because {clause_text(r)}" for r in clause.reasons)


@pytest.mark.parametrize(
    ("line", "meaning"),
    [
        ("Anna travels to Moscow", ["travel(Anna, Moscow)"]),
        ("Anna, Dolly and Levin went to Moscow with Vronsky", ["travel(Anna and Dolly and Levin, Moscow, Vronsky)"]),
        ("Anna does not go to Moscow", ["not travel(Anna, Moscow)"]),
        ("Anna is confined to Levin's estate by Levin", ["confine(Levin, Anna, Levin's estate)"]),
        ("Anna and Levin dance, and they leave", ["dance(Anna, Levin)", "leave(Anna and Levin)"]),
        ("Anna (Levin's wife, ill) leaves", ["leave(Anna)", "spouse(Anna) = Levin", "ill(Anna)"]),
        ("Anna tells Vronsky to go to Moscow, but he refuses",
         ["ask(Anna, Vronsky, travel(Vronsky, Moscow))", "refuse(Vronsky)"]),
        ("Levin tells Anna that Dolly is ill", ["tell(Levin, Anna, ill(Dolly))"]),
        ("at the ball, Levin dances with Anna", ["dance(Levin, Anna) @ the ball"]),
        ("Levin tries to dance with Anna", ["tries dance(Levin, Anna)"]),
        ("Anna goes to Moscow to confine Levin to Levin's estate",
         ["travel(Anna, Moscow) to confine(Anna, Levin, Levin's estate)"]),
        ("Anna refuses to leave, because she wants to dance with Levin",
         ["refuse(Anna, what: leave(Anna)) because wants(Anna, dance(Anna, Levin))"]),
        ("Anna lives in Paris, and Levin goes to her house", ["home(Anna) = Paris", "travel(Levin, Paris)"]),
        ("travel(Anna, Moscow)", ["travel(Anna, Moscow)"]),
        ("Levin tells Anna that spouse(Dolly) = Vronsky", ["tell(Levin, Anna, spouse(Dolly) = Vronsky)"]),
        ("Anna (ill) (Levin's wife) leaves", ["unknown-phrase: Levin's wife"]),
        ("Anna's husband leaves", ["unknown-phrase: Anna's husband"]),
        ("Stiva leaves", ["unknown-name: Stiva"]),
        ("Anna adores Levin", ["unknown-phrase: adores"]),
        ("Levin confines Anna to Dolly", ["wrong-slot: Dolly"]),
        ("Levin meets Vronsky, and he leaves", ["unknown-phrase: meets"]),
        ("Levin dances with Vronsky, and Alexei leaves", ["who-is-meant: Alexei"]),
        ("Anna dances with Dolly, and she leaves", ["who-is-meant: she"]),
    ],
)  # fmt: skip
def test_english(read, line: str, meaning: list[str]) -> None:
    assert read(line) == meaning


@pytest.mark.parametrize(
    ("line", "meaning"),
    [
        ("Anna pleacă la Moscova", ["travel(Anna, Moscow)"]),
        ("Anna pleaca din Moscova", ["leave(Anna, Moscow)"]),
        ("Levin o închide pe Anna în Levin's estate", ["confine(Levin, Anna, Levin's estate)"]),
        ("Levin a închis-o în Levin's estate", ["who-is-meant: o"]),
        ("Levin ii spune Annei ca Dolly este bolnava", ["tell(Levin, Anna, ill(Dolly))"]),
        ("Anna ii cere lui Vronsky sa plece, dar el refuza sa plece",
         ["ask(Anna, Vronsky, leave(Vronsky))", "refuse(Vronsky, what: leave(Vronsky))"]),
        ("cand Anna pleaca, Levin ii spune ca o iubeste", ["leave(Anna)", "tell(Levin, Anna, loves(Levin, Anna))"]),
        ("Anna si Levin sunt casatoriti", ["spouse(Anna) = Levin"]),
        ("Anna (soția lui Levin) s-a întors la Moscova", ["travel(Anna, Moscow)", "spouse(Anna) = Levin"]),
    ],
)  # fmt: skip
def test_romanian(read, line: str, meaning: list[str]) -> None:
    assert read(line, language="ro") == meaning


def test_place_carries_on_until_another(read) -> None:
    assert read("in Moscow, Anna is ill", "Levin dances with Dolly there") == [
        "ill(Anna) @ Moscow",
        "dance(Levin, Dolly) @ Moscow",
    ]
