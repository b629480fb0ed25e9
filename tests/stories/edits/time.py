"""Edits of the order of events: before what comes after, for the first time once more."""

from stories.editing import error

STORY = "anna-karenina"
EDITS = [
    error(
        "F-02",
        "novel:7",
        ("never-done", "out-of-order", "fact-contradicted", "not-happened"),
        clash="novel:6",
        text=(
            "are din nou ocazia sa il intalneasca pe conte",
            "are pentru prima data ocazia sa il intalneasca pe conte",
        ),
        lines=(
            "la bal, Anna il intalneste din nou pe contele Vronski",
            "la bal, Anna il intalneste pentru prima data pe contele Vronski",
        ),
    ),
    error(
        "F-04/2",
        "film:61",
        ("never-done", "fact-contradicted"),
        clash="film:61",
        text=("back at her hotel", "back at her hotel, where she had never set foot"),
        below="Anna has never been at Anna's hotel",
    ),
]
