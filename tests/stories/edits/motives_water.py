"""What goes against told wishes in low water, and what does not."""

from stories.editing import error, harmless

STORY = "low-water"
EDITS = [
    error("U-21", "water:13", "unmotivated", clash="water:12", below="Corvin tells Thea that Elias is Aldric's son"),
    error("U-22", "water:26", "unmotivated", clash="water:22", below="Corvin tells Thea that he poisoned Aldric"),
    error("U-23", "apa:36", "unmotivated", clash="apa:35", below="Thea il tradeaza pe Elias"),
    error(
        "U-37",
        "water:10",
        "unmotivated",
        clash="water:10",
        below="Father Anselm tells Corvin that Elias is Aldric's son",
    ),
    error("U-38", "water:35", "unmotivated", clash="water:35", below="Thea tells Pell that Elias poisoned Aldric"),
    error(
        "U-39",
        "water:49",
        "unmotivated",
        clash="water:49",
        below="Pip fears the tower room, and goes to the tower room",
    ),
    harmless("u-34", "water:17", below="Corvin threatens to kill Jonna, and Jonas sends Jonna away"),
    harmless("u-21", "water:34", below="Thea curses Corvin"),
    harmless("u-22", "water:37", below="Elias avoids Thea"),
    harmless("u-23", "water:26", below="Corvin is drunk, and tells Thea that he poisoned Aldric"),
    harmless("u-24", "water:35", below="Thea confesses to Pell that she stole the drops, so that Elias goes free"),
]
