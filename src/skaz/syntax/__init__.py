"""The file as written, nothing lost.

In: a ``Source``. Out: a ``File`` tree with exact spans, comments and empty lines kept; any text gives a tree. What could
not be read stays in it as raw ``Line``s. Findings: bad-layout, bad-declaration, bad-phrase, bad-formula, too-deep.
"""
