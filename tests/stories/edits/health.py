"""Edits in which somebody does what their state of health forbids."""

from stories.editing import error

STORY = "anna-karenina"
EDITS = [
    error(
        "E-02",
        "film:45",
        "health",
        clash="film:45",
        text=("she confesses her sins", "she lies unconscious and confesses her sins"),
        lines=("Anna seems to be dying, and confesses", "Anna is unconscious, and confesses"),
    ),
    error(
        "E-04",
        "film:27",
        "health",
        clash=("film:28", "film:35"),
        text=("Levin focuses", "Levin is bedridden and focuses"),
        below="Levin is bedridden",
    ),
]
