"""Saying a verb with its particles and clitics: ``does not often try to leave``, ``nu l-a mai văzut``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from skaz.model.language.clitics import lean_after, lean_before
from skaz.model.language.language import GENDERS, Language
from skaz.model.language.verbs import Verb
from skaz.model.language.words import Spoken

FALLBACK = {"past_plural": "past", "past": "third", "first": "plural", "second": "plural", "plural": "third"}


class Said(NamedTuple):
    """``words`` stand at the verb's place; ``end`` comes after all that follows the verb (``again``), often empty."""

    words: str
    end: str


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom a verb and its participles agree with."""

    person: int = 3
    number: str = "singular"
    gender: str | None = None

    @property
    def plural(self) -> bool:
        return self.number == "plural"


@dataclass(frozen=True, slots=True)
class _Link:
    """One verb, or word like a verb, of a chain; ``verb`` is None for a word with ``persons`` (``va/vor``)."""

    verb: Verb | None
    persons: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    wants: str
    auxiliary: bool
    ends_segment: bool
    agrees: bool = False


@dataclass(frozen=True, slots=True)
class _Word:
    """A link in the form that the link before it wants."""

    text: str
    link: _Link


def verb_group(
    language: Language,
    verb: Verb | str,
    *,
    form: str = "finite",
    subject: Subject = Subject(),
    tense: str = "present",
    negated: bool = False,
    particles: Sequence[tuple[str, str]] = (),
    clitics: Sequence[str] = (),
) -> Said:
    """The words of a verb with all that stands before it.

    Args:
        verb: or its third person singular; Romanian ``se`` and the like go into ``clitics``.
        form: finite, ``to`` (``to leave``, ``să plece``), or a tag: base, ing, participle, subjunctive.
        tense: present, past or future, of a finite form.
        particles: kinds and values, outermost first: ``[("modal", "must"), ("aspect", "start")]``; adverbs too.
        clitics: as written in full, dative first: ``["îi", "o"]``.
    """
    style = language.style
    main = language.verb(verb) if isinstance(verb, str) else verb
    values = [said for _, value in particles for said in style.said.get(value, (value,))]
    negated = negated or "not" in values
    spoken = [style.spoken[value] for value in values if value != "not"]
    verbal = [_link(language, entry) for entry in spoken if entry.wants]
    copula = main.head in style.auxiliaries
    chain = [*verbal, _Link(main, (), (), (), "", copula, True)]
    chain = _tensed(language, chain, form, tense, negated)
    words = _inflected(chain, form, subject, tense, style.opened_form)
    adverbs = {
        place: [text for s in spoken if s.place == place for text in s.before] for place in ("front", "inner", "end")
    }
    arrange = _after_auxiliary if style.not_after_auxiliary else _before_clitics
    arranged = arrange(language, words, form, negated, adverbs["inner"], list(clitics))
    front, end = adverbs["front"], adverbs["end"]
    if form != "finite":
        front, end = [], [*front, *end]
    return Said(" ".join([*front, *arranged]), " ".join(end))


def _link(language: Language, entry: Spoken) -> _Link:
    verb = language.verb(entry.head) if entry.head else None
    auxiliary = entry.kind in ("modal", "tense", "voice")
    ends = not auxiliary or entry.wants == "subjunctive"
    return _Link(verb, entry.persons, entry.before, entry.after, entry.wants, auxiliary, ends, entry.kind == "voice")


def _tensed(language: Language, chain: list[_Link], form: str, tense: str, negated: bool) -> list[_Link]:
    """The chain with the tense's particle and the support of "not" before it, where they are needed."""
    style = language.style
    if form != "finite":
        return chain
    first = chain[0]
    if tense == "future":
        chain = [_link(language, style.spoken["will"]), *chain]
    elif tense == "past" and style.past and first.verb and ("past" not in first.verb.written or first.agrees):
        chain = [_link(language, style.spoken[style.past]), *chain]
    if negated and style.support and not chain[0].auxiliary:
        chain = [_Link(language.verb(style.support), (), (), (), "base", True, False), *chain]
    return chain


def _inflected(chain: list[_Link], form: str, subject: Subject, tense: str, opened: str) -> list[_Word]:
    words = []
    wanted, agrees = (opened if form == "to" else form), False
    for link in chain:
        words.append(_Word(_form(link, wanted, subject, tense, agrees), link))
        wanted, agrees = link.wants, link.agrees
    return words


def _form(link: _Link, wanted: str, subject: Subject, tense: str, agrees: bool) -> str:
    persons = {(3, False): "third", (3, True): "plural", (1, False): "first", (2, False): "second"}
    tag = persons.get((subject.person, subject.plural), "plural")
    if link.verb is None:
        return link.persons[min(("third", "plural", "first", "second").index(tag), len(link.persons) - 1)]
    if wanted not in ("finite", "third"):
        tag = wanted
    elif tense == "past" and "past" in link.verb.written:
        tag = "past_plural" if subject.plural or subject.person == 2 else "past"
    while tag not in link.verb.written:
        tag = FALLBACK.get(tag, "third")
    forms = link.verb.written[tag]
    which = GENDERS.get(subject.gender or "", 0) + 2 * subject.plural if agrees and len(forms) >= 4 else 0
    return forms[which]


def _after_auxiliary(
    language: Language, words: list[_Word], form: str, negated: bool, inner: list[str], clitics: list[str]
) -> list[str]:
    """English: ``has not often left``, ``often leaves``, ``not to leave``."""
    no = [language.style.spoken["not"].before[0]] if negated else []
    first, rest = words[0], [text for word in words[1:] for text in (*word.link.before, word.text, *word.link.after)]
    if form == "finite" and first.link.auxiliary:
        return [*first.link.before, first.text, *no, *inner, *first.link.after, *rest]
    opener = [language.style.opener] if form == "to" else []
    return [*no, *opener, *inner, *first.link.before, first.text, *first.link.after, *rest]


def _before_clitics(
    language: Language, words: list[_Word], form: str, negated: bool, inner: list[str], clitics: list[str]
) -> list[str]:
    """Romanian: ``nu l-a mai văzut``, ``trebuie să o vadă``, ``văzând-o``."""
    style = language.style
    arranged = [style.opener] if form == "to" else []
    no = [style.spoken["not"].before[0]] if negated and form != "ing" else []
    segment: list[_Word] = []
    for word in words:
        segment.append(word)
        if not word.link.ends_segment:
            continue
        last = word is words[-1]
        leaning = [text for member in segment for text in member.link.before] + (clitics if last else [])
        if last and form == "ing" and len(words) == 1:
            prefix = style.negated_ing + "".join(inner) if negated else ""
            arranged.append(lean_after(style, prefix + word.text, leaning))
        else:
            texts = [text for member in segment for text in (member.text, *member.link.after)]
            arranged += [*no, *lean_before(style, leaning, texts, inner, has_auxiliary=len(segment) > 1)]
        segment, no, inner = [], [], []
    return arranged
