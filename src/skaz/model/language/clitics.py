"""Pronouns that lean on a verb, put where they belong: ``îl vede``, ``l-a văzut``, ``a văzut-o``, ``văzându-l``."""

from __future__ import annotations

from collections.abc import Sequence

from skaz.model.language.style import Style


def lean_before(
    style: Style, clitics: Sequence[str], words: Sequence[str], inner: Sequence[str], *, has_auxiliary: bool
) -> list[str]:
    """Clitics, then the words of a verb; adverbs stand before the verb, after its auxiliary if it has one."""
    on_auxiliary = has_auxiliary and words[0] in style.leans_on
    leading = [clitic for clitic in clitics if not (on_auxiliary and clitic in style.follow)]
    following = [clitic for clitic in clitics if clitic not in leading]
    words = [words[0], *inner, *words[1:]] if has_auxiliary else [*inner, *words]
    words[-1] += "".join("-" + style.short.get(clitic, clitic) for clitic in following)
    if not leading:
        return words
    if on_auxiliary:
        *others, last = _parts(style, leading) if len(leading) > 1 else [style.short.get(leading[0], leading[0])]
        return [*others, f"{last}-{words[0]}", *words[1:]]
    return [*_together(style, leading), *words]


def lean_after(style: Style, word: str, clitics: Sequence[str]) -> str:
    """A gerund with its clitics: ``văzând-o``, ``dându-i``."""
    if not clitics:
        return word
    link = "" if clitics[0] in style.follow else "u"
    return word + link + "".join("-" + style.short.get(clitic, clitic) for clitic in clitics)


def _together(style: Style, clitics: Sequence[str]) -> list[str]:
    if len(clitics) == 2:
        pair = style.pairs.get((clitics[0], clitics[1]))
        return [pair] if pair else list(clitics)
    return list(clitics)


def _parts(style: Style, clitics: Sequence[str]) -> list[str]:
    """The short clitics of a pair, each by itself: ``i``, ``l``."""
    return " ".join(_together(style, clitics)).replace("-", " ").split(" ")
