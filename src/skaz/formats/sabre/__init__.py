"""Sabre planning problems: from their text to a ``SabreProblem``.

In: a source. Out: the lifted problem and findings. Wrong can be: characters, brackets,
statements, expressions, names and types.
"""
