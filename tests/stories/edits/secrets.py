"""Edits in which somebody speaks of what two people keep to themselves, or may have heard of by then."""

from stories.editing import error, harmless

STORY = "anna-karenina"

#: Lines that speak of the pregnancy before the husband can know of it.
CHILD = [
    "he congratulates Anna on her pregnancy",
    "Karenin congratulates her on the child she carries",
    "Karenin tells Anna that he knows that she is pregnant",
    "Karenin thanks Anna because she is pregnant",
]
#: Lines that speak of the affair before anybody can know of it.
AFFAIR = [
    ("film:26", "society condemns Anna because she is Vronsky's mistress"),
    ("film:27", "society shuns Anna"),
    ("film:28", "society avoids Anna because of her affair"),
    ("film:27", "the governess writes to Karenin of Anna's affair"),
    ("film:26", "Karenin mentions to Anna that she met Vronsky at the hotel"),
    ("film:28", "Levin knows of Anna's affair"),
]
#: Lines about the same that need no more than is told.
GRANTED = [
    ("film:50", "Betsy knows of Anna's affair"),
    ("film:62", "the society women gossip about Anna's affair with Vronsky"),
    ("film:34", "Karenin reproaches Anna with her affair"),
    ("film:26", "Karenin suspects that Anna is Vronsky's mistress"),
    ("film:26", "society asks whether Anna is Vronsky's mistress"),
    ("film:35", "Karenin congratulates Anna on her pregnancy"),
    ("film:29", "Karenin hears from Betsy that Anna is Vronsky's mistress"),
    ("film:5", "Stiva tells Levin that he cheated on Dolly"),
    ("film:71", "Stiva remembers that Anna died"),
]
UNTOLD = "nimeni nu ii spune Annei (sora lui Stiva) nimic, si ea vine ca sa salveze mariajul lui Stiva"

EDITS = [
    *(error(f"S-child-{n}", "film:31", "cannot-know", clash="film:30", below=line) for n, line in enumerate(CHILD, 1)),
    *(error(f"S-affair-{n}", at, "cannot-know", clash="film:25", below=line) for n, (at, line) in enumerate(AFFAIR, 1)),
    *(harmless(f"S-granted-{n}", at, below=line) for n, (at, line) in enumerate(GRANTED, 1)),
    error("S-untold", "novel:3", "cannot-know", clash="novel:2", instead=UNTOLD),
]
