"""What goes against told wishes in the long spoon, and what does not."""

from stories.editing import error, harmless

STORY = "the-long-spoon"
EDITS = [
    error("U-11", "spoon:28", "unmotivated", clash="spoon:28", below="Pip breaks the whistle"),
    error("U-12", "spoon:31", "unmotivated", clash="spoon:2", below="Jory poisons Granny"),
    error("U-13", "lingura:16", "unmotivated", clash="lingura:2", below="Gheorghe o bate pe bunica"),
    error("U-35", "spoon:43", "unmotivated", clash="spoon:3", below="Mrs. Gabble sets fire to the mill"),
    error(
        "U-36",
        "spoon:31",
        "unmotivated",
        clash="spoon:31",
        below="Granny wants Tilly to stay at the mill, and sends Tilly away",
    ),
    harmless("u-33", "spoon:13", below="Granny believes that Pip has stolen the spoon, and Granny beats Pip"),
    harmless("u-11", "spoon:15", below="Granny curses Quince"),
    harmless("u-12", "spoon:36", below="Granny laughs at Mrs. Gabble"),
]
