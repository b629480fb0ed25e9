"""Lines understood: from the words of a sentence to the events and facts it reports.

In: one line, a world's phrases and names, what was said before it. Out: clauses, or a finding at the exact words.
A line is cut into words, names are found, phrases matched on the shape that is left, and pronouns resolved last.
"""
