"""Two tellings of a story side by side: what both tell, what they tell otherwise, and what is at the root of it.

In: the runs of two tellings. Out: a ``Comparison``: aligned events, differences, roots. Nothing here is a finding.
"""
