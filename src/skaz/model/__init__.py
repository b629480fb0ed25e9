"""World and telling: names resolved, types checked, lines understood.

In: syntax trees. Out: a ``World`` and its ``Telling``s, and findings: names and phrases nobody knows, wrong types,
two meanings.
"""
