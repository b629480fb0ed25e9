"""In: a model, one of its tellings, and findings about it. Out: changes that would mend them, each tried by replay.

What judges a change is given by who asks for it: the findings of the check, or what two tellings differ in. Nothing can
be found wrong here; a change that does not mend is not offered.
"""
