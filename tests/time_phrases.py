"""Time phrases of both languages, drawn from the patterns of the data themselves, each slot filled at random."""

from __future__ import annotations

from hypothesis import strategies as st

from skaz.model.times.words import Literal_, Pattern, Slot, word_data

NAMES = ["film:3", "film:12.2", "novel:4"]

AMOUNTS = {
    "en": ["a day", "two days", "ten minutes", "about three months", "a few weeks", "several years", "half an hour",
           "21 days", "an hour and a half", "at least two years", "two to three weeks", "a hundred and five years",
           "years", "two nights", "a fortnight", "at most an hour", "many months", "twelve seconds", "200 years"],
    "ro": ["o zi", "două zile", "zece minute", "vreo trei luni", "câteva săptămâni", "mai mulți ani", "jumătate de oră",
           "21 de zile", "o oră și jumătate", "cel puțin doi ani", "două sau trei săptămâni", "o sută cinci ani",
           "ani", "două nopți", "un deceniu", "cel mult o oră", "multe luni", "douăsprezece secunde", "200 de ani"],
}  # fmt: skip
DATES = {
    "en": ["3 March 1874", "March", "March 1874", "1874", "the spring of 1874", "the summer", "Monday", "44 BC",
           "Sunday, 3 March 1874", "the 1870s", "the nineteenth century", "the 3rd", "1 May", "the year 12",
           "December 31st, 1999", "Friday 13 October", "the winter of the year 12", "3 March 44 BC", "May 12"],
    "ro": ["3 martie 1874", "martie", "martie 1874", "1874", "primăvara lui 1874", "vara", "luni", "44 î.Hr.",
           "duminică, 3 martie 1874", "anii 1870", "secolul al XIX-lea", "data de 3", "1 mai", "anul 12",
           "31 decembrie 1999", "vineri, 13 octombrie", "iarna anului 12", "3 martie 44 î.Hr.", "3.3.1874"],
}  # fmt: skip
CLOCKS = {
    "en": ["nine o'clock", "9:30", "21:15", "09:05", "half past nine", "a quarter to one",
           "9 pm", "12:30 am", "ten past four", "10:00"],
    "ro": ["ora nouă", "ora 9:30", "ora 21:15", "ora 09:05", "nouă și jumătate", "ora 1 fără un sfert",
           "ora 12:30 am", "ora patru și zece"],
}  # fmt: skip
TIMES = {
    "en": ["the next day", "that night", "at dawn", "in the spring", "on Monday", "3 March 1874",
           "the day before", "last week"],
    "ro": ["a doua zi", "în noaptea aceea", "în zori", "primăvara", "luni", "3 martie 1874",
           "cu o zi înainte", "săptămâna trecută"],
}  # fmt: skip
OTHER = {
    ("en", "times"): ["once", "twice", "three times", "20 times"],
    ("ro", "times"): ["două ori", "trei ori", "21 ori"],
    ("en", "number"): ["second", "third", "twelfth", "21st", "twenty-third"],
    ("ro", "number"): ["a doua", "al treilea", "a 21-a", "al douăsprezecelea", "a zecea"],
    ("en", "feast"): ["Christmas", "dinner", "New Year"],
    ("ro", "feast"): ["Crăciun", "cină", "Paști"],
    ("en", "occasion"): ["dinner", "the war", "the ball", "Easter"],
    ("ro", "occasion"): ["cină", "război", "bal", "Paște"],
    ("ro", "occasion.of"): ["cinei", "războiului", "balului"],
    ("ro", "occasion.the"): ["cina", "războiul", "balul"],
}  # fmt: skip


def slot_texts(slot: Slot, language: str) -> list[str]:
    """What may be written at a slot."""
    data = word_data(language)
    if slot.name in ("anchor", "also"):
        found: list[str] = []
        if not slot.kinds or "point" in slot.kinds:
            found += OTHER.get((language, f"occasion.{slot.form}"), OTHER[language, "occasion"]) + NAMES
        if not slot.kinds or "time" in slot.kinds:
            found += TIMES[language]
        if slot.kinds & {"reference"}:
            found += NAMES
        if slot.kinds & {"feast"}:
            found += OTHER[language, "feast"]
        if slot.kinds & {"clause", "name"}:
            found += ["anna"]
        return found
    simple = {"amount": AMOUNTS, "date": DATES, "clock": CLOCKS, "time": TIMES}
    if slot.name in simple:
        return simple[slot.name][language]
    if slot.name == "every":
        units = [e.forms[0] for e in data.entries["unit"]]
        return units if "unit" in slot.kinds else [*units, *AMOUNTS[language][:3]]
    if (language, slot.name) in OTHER:
        return OTHER[language, slot.name]
    kinds = ("unit", "season", "weekday", "month") if slot.name == "period" else (slot.name,)
    at = {"": 0, "the": 1, "s": 2, "of": 3}
    entries = [e for kind in kinds for e in data.entries[kind] if slot.form != "s" or e.has_many]
    return [e.when or e.forms[0] if slot.form == "when" else e.forms[at[slot.form]] for e in entries]


def patterns() -> list[tuple[str, Pattern]]:
    """Every pattern of both languages."""
    return [(language, p) for language in ("en", "ro") for m in word_data(language).meanings for p in m.patterns]


@st.composite
def phrases(draw: st.DrawFn) -> tuple[str, str]:
    """A language and a phrase of it."""
    language, pattern = draw(st.sampled_from(patterns()))
    said = []
    for part in pattern:
        texts = part.texts if isinstance(part, Literal_) else slot_texts(part, language)
        said.append(draw(st.sampled_from(texts)))
    if draw(st.integers(0, 3)) == 0:
        said.append(
            draw(st.sampled_from(["at noon", "early", "at 9:30"] if language == "en" else ["seara", "la ora 9:30"]))
        )
    return language, " ".join(said)
