"""From and to elsewhere: formats that other programs write or read.

In: a text of another kind. Out: model data, and findings where it cannot be read.
"""
