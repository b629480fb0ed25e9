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
    error("U-31", "film:53", "unmotivated", clash="film:48", below="Anna abandons Anya"),
    error("U-32", "film:56", "unmotivated", clash="film:56", below="Kitty sends Nikolai away"),
    error("U-33", "film:70", "unmotivated", clash="film:43", below="Kitty sets fire to Levin's estate"),
    error("U-34", "novel:19", "unmotivated", clash="novel:19", below="Dolly il bate pe Levin"),
    harmless("u-01", "film:58", below="Anna curses Vronsky, and leaves him"),
    harmless("u-02", "film:13", below="Countess Vronskaya orders Vronsky to avoid Anna, and Vronsky avoids Anna"),
    harmless("u-03", "film:66", below="Vronsky is drunk, and beats Anna"),
    harmless("u-04", "film:24", below="Anna asks Vronsky to leave her, because she fears that Karenin kills him"),
    harmless("u-05", "film:38", below="Karenin hits Anna"),
    harmless("u-31", "film:34", below="Karenin orders Anna to give Seryozha away, and Anna gives Seryozha away"),
    harmless("u-32", "film:43", below="Levin believes that Kitty loves Vronsky, and Levin leaves Kitty"),
    harmless("u-35", "film:19", below="Vronsky tells Kitty that he loves Anna, and Kitty refuses to see Vronsky"),
    error("U-40", "film:36", "unmotivated", clash="film:11", below="Anna tells Karenin to kill Vronsky"),
    harmless("u-06", "film:69", below="Vronsky shoots himself because Anna is dead"),
]
