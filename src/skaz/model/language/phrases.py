"""Saying what stands around a verb: pronouns, lists, counted things, nouns after prepositions, contractions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from skaz.model.language.language import Language


def pronoun(
    language: Language,
    case: str,
    *,
    person: int = 3,
    number: str = "singular",
    gender: str | None = None,
    clitic: bool = False,
) -> str | None:
    """The first pronoun that fits, as written: ``him``, ``îl``; None if the language has none."""
    for readings in language.pronouns.values():
        for entry in readings:
            fits = entry.case == case and entry.person == person and entry.clitic == clitic
            if fits and entry.number in (None, number) and entry.gender in (None, gender or "masculine"):
                return entry.text
    return None


def join_list(language: Language, items: Sequence[str]) -> str:
    """``Anna, Kitty and Levin``."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {language.style.list_word} {items[-1]}"


def counted(language: Language, number: int, one: str, many: str) -> str:
    """A number with its noun: ``1 day``, ``3 days``, ``o zi`` as ``1 zi``, ``22 de zile``."""
    if number == 1:
        return f"1 {one}"
    joint = language.style.count_joint
    if joint and (number % 100 == 0 or number % 100 >= 20) and number != 0:
        return f"{number} {joint} {many}"
    return f"{number} {many}"


def noun_after(language: Language, preposition: str, forms: Mapping[str, Sequence[str]]) -> str:
    """The form of a name (``name_forms``) that stands after a preposition: ``în tren``, ``cu trenul``."""
    bare = forms.get("bare")
    name = forms["nominative"][0]
    if bare is None or " " in name or preposition in language.style.keeps_article:
        return name
    return bare[0]


def owned(language: Language, thing: str, owner: Mapping[str, Sequence[str]]) -> str:
    """A thing with the name (``name_forms``) of whose it is: ``Anna's house``, ``casa Annei``."""
    genitive = owner["genitive"][0]
    return f"{genitive} {thing}" if language.bears_case_last else f"{thing} {genitive}"


def contract(language: Language, text: str) -> str:
    """A sentence with what contracts in it: ``an aunt``, ``într-o gară``."""
    for pattern, together in language.style.contractions:
        text = pattern.sub(together, text)
    return text
