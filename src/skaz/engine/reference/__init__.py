"""The executable specification: what states, beliefs, events, rules and utilities mean, slow and obvious.

In: a world (``state.World``) and events (``event.Event``). Out: changed states, every change through one hook.
Wrong can be: a division by zero, rules that fire without end (``update.Fault``).
"""
