"""Runs a problem or a story.

In: a ground problem, or a world and its events. Out: states and what changed. Wrong can be: rules without end.
"""
