"""Names are exchanged wherever a clause has them: what comes out is what the edited text would be read as."""

from __future__ import annotations

from skaz.model.lines.formal import clause_text, content_text
from skaz.model.telling import Clause, Content, Scene, Sentence, Telling
from skaz.repair.exchange import Exchange, exchanged
from told import story

STORY = """
story "The ferry"
use places, speech, feelings, love, society

city Riga; Tartu
house the inn
woman Eva; Olga; Nora
man Jan

telling draft in en

> One.
Eva tells Jan that Nora loves Eva, because Eva trusts him
at the inn, Nora goes to Eva's home with Eva to see whether Jan is at Eva's home
> Two.
at the inn: Eva, Jan
Eva and Nora go to Riga
> Three.
Eva goes to Tartu
"""


def parts(clause: Clause) -> tuple[object, ...]:
    """Everything of a clause but where it stands."""
    inner = [list(map(parts, each)) for each in (clause.reasons, clause.conditions)]
    purposes = [(content_text(each.clauses), each.text) for each in clause.purposes]
    contents = [content_text(arg.clauses, arg.mode) for arg in clause.args if isinstance(arg, Content)]
    return clause_text(clause), contents, clause.place, clause.company, inner, purposes


def read(telling: Telling) -> list[object]:
    found: list[object] = []
    for passage in telling.passages:
        for item in passage.items:
            if isinstance(item, Sentence):
                found.extend(map(parts, item.clauses))
            elif isinstance(item, Scene):
                found.append((item.place, item.who))
    return found


def test_an_exchange_is_what_the_edited_text_is_read_as() -> None:
    at = STORY.index("> One.")
    end = STORY.index("> Three.")
    edited = STORY[:at] + STORY[at:end].replace("Eva", "Olga").replace("Riga", "Tartu") + STORY[end:]
    whole = Exchange((("Eva", "Olga"), ("Riga", "Tartu")), ("draft:1", "draft:2"))
    assert read(exchanged(story(STORY).model.tellings[0], whole)) == read(story(edited).model.tellings[0])


def test_two_names_change_places() -> None:
    telling = story(STORY).model.tellings[0]
    both = Exchange((("Riga", "Tartu"), ("Tartu", "Riga")), ("draft:2", "draft:3"))
    assert [each[0] for each in read(exchanged(telling, both))[-2:]] == [  # type: ignore[index]
        "travel(Eva and Nora, Tartu)",
        "travel(Eva, Riga)",
    ]
    assert exchanged(exchanged(telling, both), both) == telling
