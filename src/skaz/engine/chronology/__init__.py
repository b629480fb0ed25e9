"""When things happen in a telling: its words and what follows from its events, as a network of points in time.

In: the lines of a telling and the steps of its replay, one after the other. Out: how much time there is between two of
them, and the earliest and latest date of each. Wrong: what needs more time than there is, or another order than told.
"""
