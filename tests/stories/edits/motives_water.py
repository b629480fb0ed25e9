"""What goes against told wishes in low water, and what does not."""

from stories.editing import error, harmless

STORY = "low-water"
EDITS = [
    error("U-21", "water:13", "unmotivated", clash="water:12", below="Corvin tells Thea that Elias is Aldric's son"),
    error("U-22", "water:26", "unmotivated", clash="water:22", below="Corvin tells Thea that he poisoned Aldric"),
    error("U-23", "apa:36", "unmotivated", clash="apa:35", below="Thea il tradeaza pe Elias"),
    harmless("u-21", "water:34", below="Thea curses Corvin"),
    harmless("u-22", "water:37", below="Elias avoids Thea"),
    harmless("u-23", "water:26", below="Corvin is drunk, and tells Thea that he poisoned Aldric"),
    harmless("u-24", "water:35", below="Thea confesses to Pell that she stole the drops, so that Elias goes free"),
]
