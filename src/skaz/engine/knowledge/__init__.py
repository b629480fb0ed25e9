"""Who can know what: what a line's people must know, from whom it may have come to them, who keeps it from whom.

In: the stage of a replay, and the lines that tell, know or rest on something. Out: nothing but failures. Wrong: what
nobody can have told, what is learned again, and what is known though no passage tells how.
"""
