"""Why a bridge was needed: ``film:20.1 needs Vronsky in St. Petersburg; he was last at the rest stop (film:18)``."""

from __future__ import annotations

from skaz.engine.conditions import Conditions
from skaz.engine.deed import Deed, Need
from skaz.engine.deeds import Deeds
from skaz.engine.meaning import AT
from skaz.engine.run import Step
from skaz.engine.stage import Stage
from skaz.model.logic import Special, Value


def why_needed(deed: Deed, need: Need, step: Step, stage: Stage, deeds: Deeds, conditions: Conditions) -> str:
    """Who is needed where and was last where; of other needs what is needed and who tells otherwise."""
    for fluent, new in stage.changes(deeds.effect(deed)):
        if fluent[0] == AT:
            last, origin = stage.root.get(fluent), stage.origins.get(fluent)
            since = f" ({origin.passage})" if origin is not None and origin.passage else ""
            was = (
                ""
                if isinstance(last, Special)
                else f"; {_pronoun(stage, fluent[1])} was last {_at(stage, last)}{since}"
            )
            where = "elsewhere" if isinstance(new, Special) else _at(stage, new)
            return f"{step.id} needs {fluent[1]} {where}{was}"
    blamed = conditions.blamed(need.expr)
    origin = stage.origins.get(blamed) if blamed is not None else None
    since = f"; {origin.passage} tells otherwise" if origin is not None and origin.passage else ""
    return f"{step.id} needs {conditions.text(need.expr)}{since}"


def _at(stage: Stage, place: Value) -> str:
    """A place after its preposition."""
    on = stage.world.is_a(place, "vehicle")
    return f"{'on' if on else 'in' if stage.world.places.is_wide(place) else 'at'} {place}"


def _pronoun(stage: Stage, who: Value) -> str:
    entity = stage.world.world.entities.get(str(who))
    if entity is None or not stage.world.is_person(who):
        return "it"
    return "they" if entity.plural else "she" if entity.gender == "female" else "he"
