"""Random consistent worlds and tellings, defects planted in them, and how many the check finds.

In: a seed. Out: a telling of routine life that is so throughout, and copies of it with one known error each.
"""
