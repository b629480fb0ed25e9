"""The checks of this room, found by what their modules define: a module added beside the others is a check.

Each speaks of one kind of thing:
``check(failures, words)`` of what failed in a replay, each finding with the failure it is about;
``check_run(words, strict)`` of a replay as a whole (``words.run``), with all that is taken for granted if ``strict``;
``check_text(model, telling)`` of a telling as it is written, whatever its readings.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

import skaz.check
from skaz.check.wording import Wording
from skaz.engine.run import Failure
from skaz.model.from_syntax import Model
from skaz.model.telling import Telling
from skaz.text.finding import Finding

Check = Callable[[list[Failure], Wording], Iterable[tuple[Failure, Finding]]]
RunCheck = Callable[[Wording, bool], Iterable[Finding]]
TextCheck = Callable[[Model, Telling], Iterable[Finding]]


def _found(name: str) -> tuple[Any, ...]:
    """What the modules of this room define under a name, in the order of the modules' names."""
    modules = sorted(each.name for each in iter_modules(skaz.check.__path__))
    loaded = (import_module(f"skaz.check.{module}") for module in modules if module not in ("all_checks", "check"))
    return tuple(getattr(module, name) for module in loaded if hasattr(module, name))


CHECKS: tuple[Check, ...] = _found("check")
RUN_CHECKS: tuple[RunCheck, ...] = _found("check_run")
TEXT_CHECKS: tuple[TextCheck, ...] = _found("check_text")
