"""Clauses said: particles, voices, cases, clitics, contents, pronouns that read back, and what stands around."""

from __future__ import annotations

from typing import Any

import pytest

from clauses import standard_model
from skaz.model.lines.formal import content_text
from skaz.model.telling import All, Clause, Content, Quoted, Ref, Some
from skaz.tell import say


def told(name: str, *args: Any, how: tuple[str, ...] = (), **more: Any) -> Clause:
    word = standard_model().world.words[name]
    return Clause(word, (*args, *[None] * (len(word.slots) - len(args))), how=frozenset(how), **more)


def content(*clauses: Clause, mode: str = "that") -> Content:
    return Content(mode, clauses, content_text(clauses, mode))


SOMEBODY = Some("person", "somebody")
NOBODY = All("person", "nobody")

CASES = [
    (told("travel", ("Anna",), "Moscow"), "Anna travels to Moscow", "Anna pleacă la Moscova"),
    (
        told("travel", ("Anna", "Ivan"), "Moscow", how=("not",)),
        "Anna and Ivan do not travel to Moscow",
        "Anna și Ivan nu pleacă la Moscova",
    ),
    (
        told("travel", ("Anna",), "Moscow", how=("again",)),
        "Anna returns to Moscow",
        "Anna se întoarce la Moscova",
    ),
    (
        told("kiss", "Anna", "Ivan", how=("tries", "again")),
        "Anna tries to kiss Ivan again",
        "Anna încearcă să îl sărute pe Ivan din nou",
    ),
    (
        told("kiss", "Ivan", "Anna", how=("modal", "modal:must", "not")),
        "Ivan must not kiss Anna",
        "Ivan nu trebuie să o sărute pe Anna",
    ),
    (
        told("banish", None, "Anna", "Versailles", how=("passive",)),
        "Anna is banished from Versailles",
        "Anna este alungată din Versailles",
    ),
    (told("kiss", NOBODY, "Anna", how=("not",)), "nobody kisses Anna", "nimeni nu o sărută pe Anna"),
    (told("kiss", "Anna", SOMEBODY), "Anna kisses somebody", "Anna sărută pe cineva"),
    (
        told("spouse", "Anna", value="Ivan", how=("not", "no-longer")),
        "Anna is no longer married to Ivan",
        "Anna nu mai este căsătorită cu Ivan",
    ),
    (told("at", "Anna", value="the carnival"), "Anna is at the carnival", "Anna este la carnaval"),
    (told("at", "Anna", value="the Titanic"), "Anna is on the Titanic", "Anna este în Titanicul"),
    (
        told("kiss", "Anna", "Ivan", place="the carnival", place_said=True),
        "at the carnival, Anna kisses Ivan",
        "la carnaval, Anna îl sărută pe Ivan",
    ),
    (
        told("tell", "Ivan", "Anna", content(told("loves", "Ivan", "Anna"))),
        "Ivan tells Anna that he loves her",
        "Ivan îi spune Annei că o iubește",
    ),
    (
        told("tell", "Ivan", "Anna", content(told("loves", "Boris", "Maria"))),
        "Ivan tells Anna that Boris loves Maria",
        "Ivan îi spune Annei că Boris o iubește pe Maria",
    ),
    (
        told("ask", "Anna", "Ivan", content(told("leave", ("Ivan",)), mode="to"), how=("again",)),
        "Anna asks Ivan again to leave",
        "Anna îi cere lui Ivan din nou să plece",
    ),
    (
        told("ask", "Anna", "Ivan", content(told("leave", ("Boris",)), mode="to")),
        "Anna asks Ivan that Boris leaves",
        "Anna îi cere lui Ivan ca Boris să plece",
    ),
    (
        told("tell", "Anna", "Ivan", Quoted("a apple")),
        'Anna tells Ivan "a apple"',
        'Anna îi spune lui Ivan "a apple"',
    ),
    (told("travel", ("Anna",), "Anna's home"), "Anna travels home", "Anna pleacă acasă"),
    (
        told("weep", "Anna", place="Anna's home", place_said=True),
        "Anna weeps at home",
        "Anna plânge acasă",
    ),
    (
        told("leave", ("Anna",), purposes=(content(told("kiss", "Anna", "Ivan"), mode="to"),)),
        "Anna leaves to kiss Ivan",
        "Anna pleacă ca să îl sărute pe Ivan",
    ),
    (
        told("leave", ("Anna",), reasons=(told("ill", "Ivan"),), ref=Ref("same as", "film:3.1")),
        "Anna leaves because Ivan is ill [same as film:3.1]",
        "Anna pleacă fiindcă Ivan este bolnav [same as film:3.1]",
    ),
]


@pytest.mark.parametrize(("clause", "english", "romanian"), CASES, ids=[case[1] for case in CASES])
def test_said(clause: Clause, english: str, romanian: str) -> None:
    assert [say(clause, code, standard_model()) for code in ("en", "ro")] == [english, romanian]
