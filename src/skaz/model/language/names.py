"""The cases of names: ``Anna``, ``Annei``; ``gardianul``, ``gardianului``; ``the Karenins'``."""

from __future__ import annotations

from dataclasses import dataclass

from skaz.model.language.rules import Rule


@dataclass(frozen=True)
class CaseRule:
    """One ending of a case, for a gender and a number (``any`` fits all); results part readings with ``|``."""

    case: str
    gender: str
    number: str
    rule: Rule

    def fits(self, gender: str | None, number: str) -> bool:
        return self.gender in ("any", gender) and self.number in ("any", number)


def name_cases(
    rules: tuple[CaseRule, ...], name: str, gender: str | None, plural: bool, *, bears_last: bool
) -> dict[str, tuple[str, ...]]:
    """Each case of a name, the preferred form first.

    The first word bears the case, or the last; a rule whose pattern has a space is for the whole name.
    """
    number = "plural" if plural else "singular"
    words = name.split(" ")
    at = len(words) - 1 if bears_last else 0
    cases: dict[str, tuple[str, ...]] = {"nominative": (name,)}
    for rule in rules:
        if rule.case in cases or not rule.fits(gender, number):
            continue
        whole = " " in rule.rule.pattern
        results = rule.rule.apply(name if whole else words[at])
        if results:
            forms = results[0].split("|")
            cases[rule.case] = tuple(
                form if whole else " ".join([*words[:at], form, *words[at + 1 :]]) for form in forms
            )
    return cases
