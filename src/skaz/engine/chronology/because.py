"""What a constraint in time rests on, and what comes out when some of them cannot all be so."""

from __future__ import annotations

from typing import NamedTuple

from skaz.model.logic import Value
from skaz.model.times.network import Link

#: The point from which the calendar counts.
ORIGIN = 0
#: The codes of what cannot be so, by the kind of constraint that takes part in it.
CODES = {"birth": "unborn", "stay": "duration", "lasts": "duration", "age": "duration", "way": "too-fast"}


class Because(NamedTuple):
    """Why one point is so long after another: ``at`` is the line that says it, by its place in the telling.

    ``kind``: ``order`` (the line follows the one above), ``time`` (its time words), ``same`` (it is told to be at the
    same time), ``way`` (a journey takes its time), ``stay`` (somebody is somewhere for a while), ``lasts`` (a state has
    its length), ``birth`` (nobody does anything before), ``age``.
    """

    kind: str
    at: int
    text: str = ""
    also: int = 0
    """Another line that it rests on; 0: none."""
    who: Value = None
    """Whose way it is."""


class Clash(NamedTuple):
    """Lines that cannot all be so in time: the shortest circle of what they say, the last found last.

    ``code`` is that of its finding; ``who`` the one whom it is about, if it is one.
    """

    links: tuple[Link[Because], ...]
    who: Value = None
    is_open: bool = False
    """Whether it would do if the last came before what it stands against, which no words rule out."""

    @property
    def kinds(self) -> set[str]:
        """The kinds of its constraints; of a way that takes no time only the order counts."""
        said = ((link.reason.kind, link.minutes) for link in self.links)
        return {"order" if kind == "way" and minutes <= 0 else kind for kind, minutes in said}

    @property
    def whom(self) -> Value:
        """The one whom it is about, or whose way is too long for it."""
        way = self.link("way")
        return self.who if self.who is not None or way is None else way.reason.who

    @property
    def code(self) -> str:
        if "way" in self.kinds and "same" in self.kinds and "time" not in self.kinds:
            return "two-places"
        for kind, code in CODES.items():
            if kind in self.kinds:
                return code
        return "duration" if self.least > len(self.links) else "out-of-order"

    @property
    def minutes(self) -> list[int]:
        """The minutes of its constraints; two that are given by the calendar make one, the time between them."""
        links = self.links
        first = next((i for i, link in enumerate(links) if link.earlier == ORIGIN), None)
        if first is None or len(links) == 1:
            return [link.minutes for link in links]
        turned = [link.minutes for link in (*links[first:], *links[:first])]
        return [turned[0] + turned[-1], *turned[1:-1]]

    @property
    def least(self) -> int:
        """The minutes that some of it needs."""
        return sum(each for each in self.minutes if each > 0)

    @property
    def most(self) -> int:
        """The minutes that the rest of it leaves."""
        return -sum(each for each in self.minutes if each < 0)

    def link(self, kind: str) -> Link[Because] | None:
        """The first constraint of a kind."""
        return next((link for link in self.links if link.reason.kind == kind), None)

    @property
    def lines(self) -> list[int]:
        """The lines that it rests on, those that only follow another last."""
        said = sorted(self.links, key=lambda link: link.reason.kind == "order")
        found = [at for link in said for at in (link.reason.at, link.reason.also) if at > 0]
        return list(dict.fromkeys(found))
