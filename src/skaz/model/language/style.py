"""How a language is put together when it is said: where not, adverbs and clitics stand, what contracts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from skaz.model.language.words import Spoken


@dataclass(frozen=True)
class Style:
    """All as written, not folded.

    ``spoken`` is how each particle is said, by its value; ``said`` what a value is said as (no_longer: not, more).
    ``not_after_auxiliary``: "not" stands after the first auxiliary, which ``support`` (does) supplies; else before the
    clitics. ``auxiliaries`` are verbs that need no support, ``past`` the tense particle that tells the past of verbs
    that have no past form. ``short`` clitics stand before the words of ``leans_on``, with a hyphen, and after a gerund;
    those that ``follow`` stand after the participle. ``pairs`` are two clitics together. ``feminine`` are the endings
    of feminine nouns and of names of what has no sex, ``plural_names`` those of a group's name that takes the plural;
    ``gendered`` are words after "is" that only one sex is called by.
    ``stands`` is the preposition with which something stands at a place, by the place's type; "default" for all others.
    ``words`` are the first words of each connective, preposition and place word by its kind (``opener``, ``tail``,
    ``where``, or the preposition's role) and value: ``("tail", "because")``; a preposition's last words by ``by last``.
    ``stand_ins`` name whom nobody names, by quantifier and what it counts: plainly and, if that differs, as an owner or
    receiver; with ``/``, masculine and feminine.
    """

    spoken: Mapping[str, Spoken]
    said: Mapping[str, tuple[str, ...]]
    not_after_auxiliary: bool
    support: str
    auxiliaries: frozenset[str]
    past: str
    negated_ing: str
    opener: str
    opened_form: str
    short: Mapping[str, str]
    pairs: Mapping[tuple[str, str], str]
    leans_on: frozenset[str]
    follow: frozenset[str]
    contractions: tuple[tuple[re.Pattern[str], str], ...]
    list_word: str
    count_joint: str
    keeps_article: frozenset[str]
    feminine: tuple[re.Pattern[str], ...]
    gendered: Mapping[str, tuple[re.Pattern[str], ...]]
    plural_names: tuple[re.Pattern[str], ...]
    stands: Mapping[str, str]
    words: Mapping[tuple[str, str], str]
    stand_ins: Mapping[tuple[str, str], tuple[str, ...]]
