"""What cannot be in a telling, and what is left open: one file for each check.

In: a model and the runs of a telling. Out: findings with the passages they name, echoes under their root, waivers
applied.
"""
