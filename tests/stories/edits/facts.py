"""Edits that deny what was told."""

from stories.editing import error

STORY = "anna-karenina"
EDITS = [
    error(
        "X-01",
        "film:28",
        ("law-broken", "fact-contradicted"),
        clash="film:5",
        text=("He plows his fields", "Poor Levin, who has never owned anything, plows his fields"),
        lines=("Levin plows the fields", "Levin (poor) plows the fields"),
    ),
    error(
        "X-03",
        "film:64",
        "tie-contradicted",
        clash="film:1",
        text=("Dolly says that", "Dolly, who is not Stiva's wife, says that"),
        above="Dolly is not Stiva's wife",
    ),
    error(
        "X-05",
        "film:49",
        "tie-contradicted",
        clash="film:20",
        text=("Princess Betsy calls", "Princess Betsy, no kin of Vronsky's, calls"),
        above="Betsy is not Vronsky's cousin",
    ),
    error(
        "X-06/2",
        "film:18",
        ("fact-contradicted", "not-happened"),
        clash="film:17",
        text=("Anna boards a train", "Anna, who has not left the ball, boards a train"),
        above="Anna never left the ball",
    ),
    error(
        "X-07",
        "film:62",
        ("fact-contradicted", "not-happened"),
        clash="film:59",
        text=("The next day Anna has lunch", "The next day Anna, who has never been to the opera, has lunch"),
        above="Anna never attended the opera",
    ),
    error(
        "X-09",
        "film:37",
        "fact-contradicted",
        clash="film:37",
        text=("as an officer", "though he never was an officer or a soldier"),
        instead="Vronsky (not an officer, an officer) replies that he did his duty",
    ),
    error(
        "X-09/2",
        "film:37",
        "fact-contradicted",
        clash="film:37",
        text=("as an officer", "though he never was an officer or a soldier"),
        instead="Vronsky is not an officer\nVronsky (an officer) replies that he did his duty",
    ),
    error(
        "X-10",
        "novel:16",
        ("fact-contradicted", "not-happened"),
        clash="novel:12",
        text=("Problemele ei", "Anna nu a fost niciodata insarcinata. Problemele ei"),
        above="Anna nu a nascut niciodata",
    ),
    error(
        "X-10/2",
        "novel:16",
        ("fact-contradicted", "not-happened"),
        clash="novel:12",
        text=("Problemele ei", "Anna nu a fost niciodata insarcinata. Problemele ei"),
        above="Anna nu a nascut",
    ),
    error(
        "X-04/2",
        "film:44",
        ("fact-contradicted", "health"),
        clash="film:30",
        text=("Anna goes into premature labour", "Anna, who was never pregnant, goes into premature labour"),
        above="Anna was never pregnant",
    ),
]
