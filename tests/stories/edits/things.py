"""Edits in which a thing is used that is not at hand: not yet, no longer, destroyed, another's."""

from stories.editing import error

STORY = "anna-karenina"
EDITS = [
    error(
        "T-02",
        "film:9",
        "not-at-hand",
        clash="film:8",
        text=("suggests to Levin that he should", "hands his inheritance to Levin and suggests that he should"),
        below="Nikolai gives the inheritance to Levin",
    ),
    error(
        "T-04",
        "film:36",
        "not-at-hand",
        clash="film:39",
        text=("and curses him", "burns all the love letters and curses him"),
        below="Anna burns the love letters",
    ),
]
