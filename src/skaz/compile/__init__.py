"""The ground problem: numbered fluents, actions and triggers, without variables or quantifiers.

In: a lifted problem. Out: a ``Problem``. Wrong can be: a problem too large to ground.
"""
