"""The states of a story in the compiled core, used like those of ``engine.reference``, which says what they mean.

In: a world (``reference.state.World``) and events. Out: changed states. Wrong can be what the reference finds wrong.
"""
