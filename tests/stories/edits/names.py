"""Edits that put one name for another."""

from stories.editing import error

STORY = "anna-karenina"
EDITS = [
    error(
        "W-01",
        "film:53",
        ("dead", "name-swapped"),
        clash="film:12",
        text=("She and Vronsky soon leave", "She and the railroad worker soon leave"),
        lines=("Anna and Vronsky leave for Italy", "Anna and the railroad worker leave for Italy"),
    ),
    error(
        "W-03",
        "film:64",
        ("tie-contradicted", "already-married", "name-swapped"),
        clash="film:1",
        text=("Dolly says", "Anna's dead friend the guard says to Stiva's wife Kitty"),
        above="Kitty (Stiva's wife) is in Moscow",
    ),
]
