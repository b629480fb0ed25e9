"""Characters, the places in them, and what there is to say about them.

In: text. Out: sources, half-open spans, findings, and how a finding is shown. Nothing here can fail on a user's text.
"""
