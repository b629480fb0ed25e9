"""Edits that let the dead, or those not yet born, act."""

from stories.editing import error

STORY = "anna-karenina"
EDITS = [
    error(
        "D-01",
        "film:13",
        "dead",
        clash="film:12",
        text=("gives money to the man's family", "gives money to the killed man himself"),
        instead="Vronsky gives some money to the railroad worker",
    ),
    error(
        "D-02",
        "film:72",
        "dead",
        clash="film:69",
        text=("with Seryozha and young Anya playing nearby", "with Anna, Seryozha and young Anya playing nearby"),
        lines=("Seryozha and Anya play near him", "Anna, Seryozha and Anya play near him"),
    ),
    error(
        "D-03",
        "film:70",
        "dead",
        clash="film:69",
        text=("Levin returns home to find", "Levin returns home and tells Anna about the harvest to find"),
        above='Levin tells Anna "about the harvest"',
    ),
    error(
        "D-04",
        "film:71",
        "dead",
        clash="film:69",
        text=("Oblonsky goes outside and lights", "Oblonsky goes outside, kills Anna and lights"),
        lines=("Stiva goes outside and lights", "Stiva goes outside, kills Anna, and lights"),
    ),
    error(
        "D-05",
        "novel:8",
        "dead",
        clash="novel:5",
        text=("Vronski ii marturiseste", "gardianul o saluta, iar Vronski ii marturiseste"),
        below="gardianul o saluta pe Anna",
    ),
    error(
        "D-08",
        "novel:13",
        "dead",
        clash="novel:13",
        text=("cand se insanatoseste alege", "Vronski moare, iar ea alege"),
        instead="Vronski moare, si Anna pleaca in Italia cu Vronski timp de trei luni",
    ),
    error(
        "D-09",
        "film:70",
        "dead",
        clash="film:69",
        text=("to find Kitty bathing their child", "to find a letter that Anna has just written to him"),
        instead="Levin returns home\nAnna writes to Levin",
    ),
    error(
        "D-11",
        "film:14",
        ("dead", "out-of-order"),
        clash="film:69",
        text=("Anna convinces Dolly", "After her own death Anna convinces Dolly"),
        instead="after film:69, Anna persuades Dolly to take Stiva back",
    ),
    error(
        "D-12",
        "film:71",
        ("dead", "already-married"),
        clash=("film:69", "film:4"),
        text=(
            "and Oblonsky goes outside",
            "and Oblonsky marries the dead railroad worker's killed friend, Anna, and goes outside",
        ),
        below="Karenin marries Anna",
    ),
    error(
        "D-07",
        "film:20",
        "dead",
        clash=("film:21", "film:49", "film:50"),
        text=(
            "Vronsky visits his cousin Princess Betsy Tverskaya, who is friends with the Karenins",
            "Vronsky buries his cousin Princess Betsy Tverskaya, who was friends with the Karenins",
        ),
        instead="in St. Petersburg, Vronsky buries Betsy (Vronsky's cousin, a friend of Anna, a friend of Karenin)",
    ),
]
