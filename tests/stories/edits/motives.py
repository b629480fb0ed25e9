"""Edits by which somebody does what goes against their told wishes, and odd ones that something told explains."""

from stories.editing import error, harmless

STORY = "anna-karenina"
EDITS = [
    error("U-01", "film:13", "unmotivated", clash="film:11", below="Vronsky poisons Anna"),
    error("U-02", "film:15", "unmotivated", clash="film:7", below="Kitty persuades Vronsky to marry Betsy"),
    error("U-03", "film:54", "unmotivated", clash="film:43", below="Levin beats Kitty"),
    error("U-04", "film:3", "unmotivated", clash="film:3", below="Anna advises Dolly to divorce Stiva"),
    error("U-05", "film:26", "unmotivated", clash="film:5", below="Stiva robs Levin"),
    error("U-06", "film:56", "unmotivated", clash="film:56", below="Kitty poisons Nikolai"),
    error("U-07", "novel:13", "unmotivated", clash="novel:1", below="Anna il paraseste pe Vronski"),
    harmless("u-01", "film:58", below="Anna curses Vronsky, and leaves him"),
    harmless("u-02", "film:13", below="Countess Vronskaya orders Vronsky to avoid Anna, and Vronsky avoids Anna"),
    harmless("u-03", "film:66", below="Vronsky is drunk, and beats Anna"),
    harmless("u-04", "film:24", below="Anna asks Vronsky to leave her, because she fears that Karenin kills him"),
    harmless("u-05", "film:38", below="Karenin hits Anna"),
    harmless("u-06", "film:69", below="Vronsky shoots himself because Anna is dead"),
]
