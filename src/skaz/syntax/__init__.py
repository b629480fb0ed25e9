"""The file as written, nothing lost.

In: a ``Source``. Out: a ``File`` tree with exact spans, comments and empty lines kept, and findings; what could not be
read stays in the tree as raw ``Line``s. Found wrong: bad-layout, bad-declaration, bad-phrase, bad-formula, too-deep.
"""
