"""Words that are like others."""

from __future__ import annotations

import pytest

from skaz.model.from_syntax import build
from skaz.model.world import Word
from skaz.syntax.files import files_of_text

VOCABULARY = """
vocabulary small
property near(who: person, whom: person)
  en is near {whom}
action say(who: person, whom: person, what: fact)
  en says to {whom} {what}
  if near(who, whom)
  then believes(whom, what)
  by who
  seen by who, whom
action murmur like say
  en murmurs to {whom} {what}
action growl like say
  en growls at {whom} {what}
  if not near(who, whom)
"""


@pytest.fixture(scope="module")
def words() -> dict[str, Word]:
    model = build(files_of_text(VOCABULARY))
    assert not model.findings
    return model.world.words


def test_a_word_has_all_parts_of_the_word_it_is_like(words: dict[str, Word]) -> None:
    say, murmur = words["say"], words["murmur"]
    assert say.effects is not None
    assert (murmur.condition, murmur.effects) == (say.condition, say.effects)
    assert (murmur.consenting, murmur.watchers) == (say.consenting, say.watchers)


def test_a_part_given_anew_replaces_it(words: dict[str, Word]) -> None:
    assert words["growl"].condition != words["say"].condition
    assert words["growl"].effects == words["say"].effects
