"""Findings of the replay: what they name, how they hang together, when they are milder, and when they are waived."""

from __future__ import annotations

from skaz.text.identity import number
from told import said, small, story, text


def test_one_death_has_its_echoes_under_one_root() -> None:
    told = small(
        """
        > 1
        Stiva kills Levin
        > 2
        Levin sings
        > 3
        Anna greets Levin
        > 4
        Anna imagines that Levin sings
        > 5
        Anna tells Kitty that Levin is rich
        """
    )
    assert said(told.check()) == text(
        """
        dead [t:2 t:1 t:3] Levin cannot sing: he is dead.
        dead echo [t:3 t:1] Anna cannot greet Levin: Levin is dead.
        """
    )
    numbered = number(told.check())
    assert [each.root for each in numbered] == [None, "f1"]


def test_what_follows_from_an_impossible_event_is_its_echo() -> None:
    told = small(
        """
        > 1
        at the inn: Levin, Kitty, Anna, Stiva
        the letter is held by Anna
        > 2
        Levin gives Kitty the letter
        > 3
        Anna gives Stiva the letter
        > 4
        Levin gives Kitty the letter
        """
    )
    assert said(told.check()) == text(
        """
        not-at-hand [t:2 t:1 t:3] Levin cannot give Kitty the letter: Anna has it.
        not-at-hand echo [t:3 t:2] Anna cannot give Stiva the letter: Kitty has it.
        not-at-hand [t:4 t:3] Levin cannot give Kitty the letter: Stiva has it.
        """
    )


def test_a_waiver_holds_for_its_line() -> None:
    told = small(
        """
        > 1
        Stiva kills Levin
        > 2
        Levin sings
          meant: dead, it is his ghost
        """
    )
    assert [f.waived for f in told.check()] == ["it is his ghost"]


def test_a_tie_told_otherwise_names_both_passages() -> None:
    told = small(
        """
        > 1
        Anna is Stiva's sister
        > 2
        Anna is not Stiva's sister
        """
    )
    assert said(told.check()) == (
        'tie-contradicted [t:2 t:1] "Anna is not Stiva\'s sister" here, and "Anna is Stiva\'s sister" in t:1.'
    )


def test_a_lasting_fact_holds_from_the_start_unless_an_event_brings_it() -> None:
    told = small(
        """
        > 1
        Levin marries Kitty
        > 2
        Kitty is Levin's wife
        """
    )
    assert told.check() == []
    earlier = small(
        """
        > 1
        Levin marries Kitty
        > 2
        Dolly is Levin's wife
        """
    )
    assert said(earlier.check()) == text(
        """
        already-married [t:1 t:2] Levin cannot marry Kitty: he is married to Dolly.
        tie-contradicted echo [t:2 t:1] "Dolly is Levin's wife" here, and "Levin marries Kitty" in t:1.
        """
    )


def test_a_wedding_of_the_married_and_of_siblings() -> None:
    told = small(
        """
        > 1
        Kitty is Levin's wife
        Dolly is Stiva's sister
        > 2
        Levin marries Anna
        > 3
        Stiva marries Dolly
        """
    )
    assert said(told.check()) == text(
        """
        already-married [t:2 t:1] Levin cannot marry Anna: he is married to Kitty.
        tie-contradicted [t:3 t:1] Stiva is Dolly's sibling and cannot marry Dolly.
        """
    )


def test_a_thing_that_is_elsewhere() -> None:
    told = small(
        """
        > 1
        Levin gives Anna the letter
        > 2
        Levin gives Kitty the letter
        """
    )
    assert said(told.check()) == "not-at-hand [t:2 t:1] Levin cannot give Kitty the letter: Anna has it."


def test_somebody_confined_leaves() -> None:
    told = small(
        """
        > 1
        at the inn: Levin, Anna
        Levin confines Anna to the inn
        > 2
        Anna goes to Moscow
        > 3
        Levin releases Anna
        > 4
        Anna goes to Petersburg
        """
    )
    assert said(told.check()) == "confined [t:2 t:1] Anna cannot go to Moscow: she is confined to the inn."


def test_who_is_kept_somewhere_is_found_confined_elsewhere() -> None:
    """Told as a fact it says where she is from then on, as the deed does."""
    told = small(
        """
        > 1
        at the inn: Levin, Anna
        Levin confines Anna to the inn
        > 2
        at the mill, Anna sings
        """
    )
    assert said(told.check()) == "confined [t:2 t:1] Anna cannot sing at the mill: she is confined to the inn."
    told = small(
        """
        > 1
        Anna is confined to the inn
        > 2
        at the mill: Anna
        """
    )
    assert said(told.check()) == "confined [t:2 t:1] Anna cannot be at the mill: she is confined to the inn."


def test_what_fails_in_one_reading_only_is_a_note() -> None:
    told = small(
        """
        > 1
        Stiva kills Levin
        > 2
        either Levin sings
        or Stiva sings
        """
    )
    assert said(told.check()) == (
        "dead (note) [t:2 t:1] Levin cannot sing: he is dead. Only in the first reading of t:2."
    )
    both = small(
        """
        > 1
        Stiva kills Levin
        > 2
        either Stiva sings
        or Kitty sings
        > 3
        Levin sings
        """
    )
    assert said(both.check()) == "dead [t:3 t:1] Levin cannot sing: he is dead."


def test_words_that_look_back_are_notes_and_strictness_says_the_rest() -> None:
    told = small(
        """
        > 1
        Levin gives Anna the letter
        > 2
        Anna returns to Moscow
        """
    )
    assert (
        said(told.check())
        == "presupposed (note) [t:2] Anna is taken to have been in Moscow before; no passage tells it."
    )
    assert "holder(the letter) = Levin is taken for granted; no passage tells it." in said(told.check(strict=True))


def test_a_lie_and_a_wrong_belief_are_notes() -> None:
    told = small(
        """
        > 1
        Levin gives Anna the letter
        > 2
        Anna tells Dolly that the letter is held by Levin
        > 3
        Dolly tells Kitty that the letter is held by Levin
        """
    )
    assert said(told.check()) == text(
        """
        lie (note) [t:2] Anna says so to Dolly, and takes it to be otherwise: holder(the letter) = Levin.
        false-belief (note) [t:3] Dolly says so and believes it; it was told otherwise: holder(the letter) = Levin.
        """
    )


def test_a_line_that_says_once_is_never_more_than_a_note() -> None:
    told = small(
        """
        > 1
        Stiva kills Levin
        > 2
        once, Levin sings
        """
    )
    assert said(told.check()).startswith("dead (note) [t:2 t:1] Levin cannot sing: he is dead. The line leaves open")


def test_scene_lines_alone_give_presence_and_life() -> None:
    told = small(
        """
        > 1
        at the inn: Levin
        Stiva kills Levin
        > 2
        at the mill: Levin
        """
    )
    assert said(told.check()) == "dead [t:2 t:1] Levin cannot be at the mill: he is dead."


def test_rules_that_fire_without_end_are_a_finding() -> None:
    told = story(
        """
        story "x"
        property on(who)
          en is on
        property off(who)
          en is off
        rule flip
          when on(a)
          then off(a) and not on(a)
        rule flop
          when off(a)
          then on(a) and not off(a)
        woman Anna
        telling t in en "x"
        > 1
        Anna is on
        """
    )
    assert said(told.check()) == "bad-declaration [t:1] Rules fire without end: flip, flop."


SOURCE = """
    Anna came.  She saw Levin.

    He did not see her.
    """


def quoted(*quotes: str) -> str:
    lines = "\n".join(f"> {quote}\nnothing new" for quote in quotes)
    head = 'story "x"\nwoman Anna\ntelling t in en "x"\nsource "tale.txt"\n\n'
    return said(story(f"{head}{lines}\n", tale=SOURCE).check())


def test_quotations_are_held_against_the_source() -> None:
    assert quoted("Anna came.", "She saw Levin.", "He did not see her.") == ""
    assert quoted("Anna came.", "He did not see her.") == (
        'passage-missing [t:2] no passage quotes "She saw Levin.", which stands before t:2.'
    )
    assert quoted("Anna came.", "She saw Vronsky.", "He did not see her.") == (
        'passage-altered [t:2] t:2 has "Vronsky."; the source has "Levin.".'
    )
    assert quoted("Anna came.", "She saw Levin.", "He did see her.") == (
        'passage-altered [t:3] t:3 lacks "not", which the source has after "did".'
    )
    assert quoted("Anna came.", "She saw Levin.", "He did not see her.", "The end.") == (
        'passage-altered [t:4] t:4 has "The end."; the source does not have it.'
    )
    assert quoted("Anna came.", "She saw Levin.") == (
        'passage-missing [t:2] no passage quotes "He did not see her.", which stands after t:2.'
    )


def test_a_source_outside_the_folder_is_not_read() -> None:
    told = story('story "x"\ntelling t in en "x"\nsource "../../etc/passwd"\n> a\nnothing new\n')
    assert said(told.check()) == 'include-failed [] The source "../../etc/passwd" cannot be read.'


def test_how_grave_it_is_that_a_fact_is_told_otherwise() -> None:
    def against(one: str, two: str) -> list[str]:
        return [f.severity for f in small(f"> 1\n{one}\n> 2\n{two}\n").check()]

    assert against("Anna is rich", "Anna is not rich") == ["error"]
    assert against("the letter is held by Anna", "the letter is held by Kitty") == ["warning"]
    assert against("Anna is sick", "Anna is not sick") == ["note"]
    assert against("at the inn: Anna", "Anna is at the mill") == []
