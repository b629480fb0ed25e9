"""Edits in which somebody knows what cannot have reached them, or learns what they know."""

from stories.editing import error

STORY = "anna-karenina"
EDITS = [
    error(
        "N-03",
        "film:51",
        "known-already",
        clash="film:33",
        text=(
            "Karenin assures Anna",
            "Karenin learns for the first time that she is Vronsky's mistress and assures Anna",
        ),
        above="Karenin learns for the first time that Anna is Vronsky's mistress",
    ),
    error(
        "N-04",
        "novel:19",
        "known-already",
        clash="novel:2",
        text=(
            "Pleaca in strainatate pentru a se trata",
            "Afla pentru prima data ca Stiva a inselat-o. Pleaca in strainatate pentru a se trata",
        ),
        below="Dolly afla pentru prima data ca Stiva a inselat-o pe Dolly",
    ),
    error(
        "N-08",
        "film:38",
        ("known-already", "fact-contradicted"),
        clash="film:33",
        text=(
            "find out that Vronsky has been visiting Anna",
            "find out that Anna is Vronsky's mistress, of which he has never heard",
        ),
        instead="Karenin returns to the Karenin house\nKarenin does not know that Anna is Vronsky's mistress",
    ),
    error(
        "N-01",
        "film:26",
        "cannot-know",
        clash="film:25",
        text=(
            "where he tells Levin that Kitty",
            "where he tells Levin that Anna and Vronsky made love at the hotel, and that Kitty",
        ),
        below="Stiva tells Levin that Anna and Vronsky made love",
    ),
]
