"""Why people do what they do.

In: the deeds of a replay with what their doers believe, and what the vocabularies say that people want. Out: for each
deliberate deed the desires of its doer that it serves or hurts, and a plan. Wrong can be: a deed that serves none.
"""
