"""No input ends in an exception or a hang: mutated stories, random lines, and inputs made to be too large."""

from __future__ import annotations

import os
import random
import time
from functools import lru_cache
from pathlib import Path

import pytest

from skaz.check.check import check_telling
from skaz.model.from_syntax import Model, build
from skaz.model.lines.pronouns import Mentions
from skaz.model.lines.reader import LineReader
from skaz.model.lines.setting import Setting
from skaz.syntax.collector import collector_paused
from skaz.syntax.files import read_files
from skaz.text.source import Source, Span

#: How many mutated stories and random lines are tried; SKAZ_CASES makes it a longer run.
CASES = int(os.environ.get("SKAZ_CASES") or (10_000 if os.environ.get("CI") else 400))
BATCH = 50
#: One mutated story in so many is replayed too; test_replay_robust.py replays the rest of what can be told.
REPLAYED = 10

STORY = """story "Small"
vocabulary small
type house: place
property at(who: entity): place
  en is at|in {value}
  ro este la {value}
property alive(who)
  en is alive
  ro este viu~
  otherwise true
action travel(who: persons, to, with: persons?) routine
  en travels|goes to {to} [with {with}]
  again en returns to {to}
  ro pleacă la|în {to} [cu {with}]
  if at(who) != to
  then at(who) = to and at(with) = to
  seen by anyone at at(who) or to
action tell(who, whom?, what: fact) together
  en tells {whom} {what}; says {what}
  ro îi spune lui {whom} {what}
  then believes(whom, what)
action die(who) chance
  en dies
  ro moare
  then not alive(who)
rule grief
  when not alive(a) and at(a) = p
  then at(a) = p
law twice
  never at(a) = p and at(a) = q and p != q
  en {a} is at {p} and {q}
city Moscow; ro Moscova
  house the hut
city Paris
woman Anna; Dolly
man Levin, Konstantin Levin; Vronsky, Alexei; Karenin, Alexei
group the workers
  members Levin, Vronsky
map
  Moscow to Paris: 30 hours by train

telling a in en "A"
> Anna went to Moscow with Dolly.
Anna travels to Moscow with Dolly
> She told Levin.
the next day, at the hut, Anna tells Levin that Dolly is in Paris, and he dies
  meant: dead, he is ill
in Moscow: Anna, the workers

telling b in ro "B"
> Anna a plecat.
Anna pleaca la Moscova cu Dolly
> Ea ii spune.
either Anna ii spune lui Levin ca Dolly este la Moscova
or at(Dolly) = Moscow
"""


def story(folder: Path, text: str) -> Model:
    path = folder / "story.skaz"
    path.write_bytes(text.encode("utf-8", errors="surrogatepass"))
    return build(read_files(path))


def mutated(text: str, chance: random.Random) -> str:
    """A few letters, words or lines taken out, doubled, exchanged or put in."""
    marks = [*'()",:{}[]>#|/~\t \n', "  ", "é", "\0"]
    words = ["that", "and", "not", "because", "to", "her", "ca", "Anna", "either ", "or ", "use ", "like ", "\ud800"]
    pieces = [*marks, *words]
    for _ in range(chance.randint(1, 4)):
        how = chance.randrange(5)
        at = chance.randrange(len(text) + 1)
        if how == 0:
            text = text[:at] + text[at + chance.randint(1, 12) :]
        elif how == 1:
            text = text[:at] + chance.choice(pieces) + text[at:]
        else:
            lines = text.split("\n")
            i, j = chance.randrange(len(lines)), chance.randrange(len(lines))
            if how == 2:
                lines[i], lines[j] = lines[j], lines[i]
            elif how == 3:
                lines.insert(i, lines[j])
            else:
                words = lines[i].split(" ")
                words.insert(chance.randrange(len(words) + 1), chance.choice(lines[j].split(" ")))
                lines[i] = " ".join(words)
            text = "\n".join(lines)
    return text


def test_the_story_itself_reads(tmp_path: Path) -> None:
    model = story(tmp_path, STORY)
    assert [f.code for f in model.findings] == []
    assert [len(t.passages) for t in model.tellings] == [2, 2]


@pytest.mark.parametrize("batch", range(max(CASES // BATCH, 1)))
def test_a_mutated_story_gives_findings(tmp_path: Path, batch: int) -> None:
    for case in range(BATCH):
        seed = batch * BATCH + case
        text = mutated(STORY, random.Random(seed))
        model = story(tmp_path, text)
        findings = [*model.findings]
        for telling in model.tellings if seed % REPLAYED == 0 else ():
            findings.extend(check_telling(model, telling, strict=seed % 20 == 0).findings)
        for finding in findings:
            assert 0 <= finding.span.start <= finding.span.end <= len(finding.span.source.text), f"seed {seed}"


@lru_cache(maxsize=1)
def whole() -> Model:
    from skaz.locate import first_file

    return build(read_files(first_file("anna-karenina")))


def vocabulary_of(reader: LineReader) -> list[str]:
    language = reader.grammar.language
    tables = (language.particles, language.openers, language.tails, language.leads, language.pronouns,
              language.quantifiers, language.prepositions, language.conjunctions)  # fmt: skip
    small = [word for table in tables for words in table for word in words]
    marks = [",", '"words"', "(", ")", "film:3", "[same as film:3]", ":", "die(Anna)", "and", "that", "to"] * 20
    return [*reader.grammar.verbs.forms, *reader.names.forms, *reader.grammar.patterns.literals, *small, *small, *marks]


@pytest.mark.parametrize("language", ["en", "ro"])
def test_random_words_make_lines_or_findings(language: str) -> None:
    model = whole()
    reader = model.readers[language]
    words = vocabulary_of(reader)
    chance = random.Random(language)
    setting = Setting(Mentions(reader.grammar, model.world.entities, model.world.entity_is_a))
    slowest = 0.0
    first = Source("line", "what nobody says anywhere")
    reader.item(first.text, Span(first, 0, len(first.text)), setting, ())  # the first finding indexes the vocabularies
    for _ in range(CASES):
        line = " ".join(chance.choice(words) for _ in range(chance.randint(1, chance.choice((5, 12, 30)))))
        source = Source("line", line)
        with collector_paused():  # as in a command: going through all that the vocabularies are is no part of a line
            start = time.process_time()
            item, findings = reader.item(line, Span(source, 0, len(line)), setting, ())
            slowest = max(slowest, time.process_time() - start)
        assert item is not None or findings, line
    assert slowest < 2.0


# Inputs made to be too large


def within(seconds: float, folder: Path, text: str) -> Model:
    start = time.process_time()
    model = story(folder, text)
    assert time.process_time() - start < seconds
    return model


def codes(model: Model) -> set[str]:
    return {finding.code for finding in model.findings}


def test_a_line_of_five_megabytes(tmp_path: Path) -> None:
    assert "too-deep" in codes(within(10, tmp_path, STORY + "> x\n" + "Anna tells Levin that " * 240_000 + "\n"))


def test_four_hundred_levels_of_content(tmp_path: Path) -> None:
    assert "too-deep" in codes(within(10, tmp_path, STORY + "> x\n" + "Anna tells Levin that " * 400 + "Anna dies\n"))


def test_four_hundred_levels_of_brackets(tmp_path: Path) -> None:
    text = STORY + "> x\n" + "tell(Anna, Levin, " * 400 + "die(Anna)" + ")" * 400 + "\n"
    assert codes(within(10, tmp_path, text))


def test_four_hundred_levels_of_places(tmp_path: Path) -> None:
    text = 'story "Deep"\ntype house: place\n' + "".join(" " * i + f"house h{i}\n" for i in range(400))
    within(10, tmp_path, text)


def test_ten_thousand_unknown_names(tmp_path: Path) -> None:
    text = STORY + "> x\n" + "".join(f"Person{i:x}x dies\n" for i in range(10_000))
    assert sum(f.code == "unknown-name" for f in within(30, tmp_path, text).findings) == 10_000


def test_an_unknown_name_is_said_once_with_all_its_places(tmp_path: Path) -> None:
    model = story(tmp_path, STORY + "> x\n" + "Stiva dies\n" * 30)
    [finding] = model.findings
    assert finding.code == "unknown-name"
    assert len(finding.also) == 29


def test_files_that_include_each_other(tmp_path: Path) -> None:
    (tmp_path / "other.skaz").write_text('include "story.skaz"\n')
    assert "include-failed" in codes(story(tmp_path, STORY + 'include "other.skaz"\n'))


@pytest.mark.parametrize("path", ["../secret.skaz", "/etc/passwd", "x/../../secret.skaz", "\0", "a" * 5000])
def test_include_stays_in_the_folder(tmp_path: Path, path: str) -> None:
    (tmp_path / "secret.skaz").write_text("woman Nobody\n")
    folder = tmp_path / "story"
    folder.mkdir()
    model = story(folder, f'story "x"\ninclude "{path}"\n')
    assert "Nobody" not in model.world.entities
    assert codes(model)


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.skaz").write_text("woman Nobody\n")
    folder = tmp_path / "story"
    folder.mkdir()
    (folder / "inner.skaz").symlink_to(tmp_path / "secret.skaz")
    model = story(folder, 'story "x"\ninclude "inner.skaz"\n')
    assert "Nobody" not in model.world.entities
    assert "include-failed" in codes(model)
