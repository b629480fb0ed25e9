"""What the particles of a clause say of it: ``not``, ``starts``, ``no-longer``, ``modal:must``."""

from __future__ import annotations

#: What particles are called in ``Clause.how``; others of their kind change nothing.
_HOW = {
    ("not", "not"): ("not",),
    ("not", "never"): ("not", "never"),
    ("aspect", "start"): ("starts",),
    ("aspect", "continue"): ("continues",),
    ("aspect", "stop"): ("stops",),
    ("seems", "seems"): ("seems",),
    ("tries", "tries"): ("tries",),
    ("fails", "fails"): ("not", "fails"),
    ("fails", "almost"): ("not", "almost"),
    ("manner", "secretly"): ("secretly",),
    ("manages", "manages"): ("manages",),
    ("tense", "perfect"): ("perfect",),
    ("presupposition", "again"): ("again",),
    ("presupposition", "still"): ("still",),
    ("presupposition", "already"): ("already",),
    ("presupposition", "no_longer"): ("not", "no-longer"),
    ("presupposition", "not_yet"): ("not", "not-yet"),
    ("presupposition", "first"): ("first-time",),
    ("presupposition", "last"): ("last-time",),
    ("presupposition", "any_more"): ("any-more",),
    ("presupposition", "more"): ("any-more",),
    ("presupposition", "yet"): ("yet",),
}


def how_words(kind: str, value: str) -> tuple[str, ...]:
    """What one particle is called in ``Clause.how``; nothing for those that change nothing."""
    if kind == "modal":
        return ("modal", f"modal:{value}")
    if kind == "habit":
        return ("habit", f"habit:{value}")
    if kind == "count":
        return (f"count:{value}",)
    return _HOW.get((kind, value), ())


def joined(how: tuple[str, ...]) -> tuple[str, ...]:
    """What particles mean together: ``not … any more`` is ``no longer``, ``not … yet`` is ``not yet``."""
    if "not" in how:
        if "any-more" in how or ("never" in how and "again" in how):
            how = (*(h for h in how if h not in ("any-more", "never", "again")), "no-longer")
        if "yet" in how:
            how = (*(h for h in how if h != "yet"), "not-yet")
    return how
