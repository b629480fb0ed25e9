"""A comparison as a section of a page: what differs, and both tellings in two columns, coloured by kind.

The section brings its own style and script and needs nothing from elsewhere; a page may hold several.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from html import escape

from skaz.compare.columns import Row, columns
from skaz.compare.compare import Comparison
from skaz.compare.difference import Difference, Side
from skaz.compare.explain import rivals_of
from skaz.compare.said import Said
from skaz.compare.show import verdict
from skaz.model.telling import Passage, Readings, Scene, Sentence

#: What a line can be, from what is gravest to what is nothing, and what a reader is told of it.
KINDS = {
    "contradiction": "not both can be",
    "order": "in another order",
    "emphasis": "told otherwise",
    "precision": "one says more",
    "alike": "told alike",
    "only": "only here",
}
STYLE = """
.comparison { --contradiction: #c33; --order: #e90; --emphasis: #a4a; --precision: #48c; --alike: #4a8; --only: #bbb; }
.comparison .legend span { border-left: 0.5em solid; padding: 0 1.2em 0 0.4em; }
.comparison .difference { margin: 0.4em 0; padding-left: 0.8em; border-left: 4px solid var(--contradiction); }
.comparison .difference.order { border-color: var(--order); }
.comparison .rule, .comparison .id { color: #777; font-size: 85%; }
.comparison .root { margin: 1em 0; }
.comparison .columns { display: grid; grid-template-columns: 1fr 1fr; gap: 0 1.5em; }
.comparison .head { font-weight: 600; padding: 0.4em 0; }
.comparison .cell { padding: 0.5em 0; border-top: 1px solid #e4e4e4; min-width: 0; overflow-wrap: anywhere; }
.comparison .passage { margin: 0 0 0.7em; padding-left: 0.8em; border-left: 4px solid var(--only); }
.comparison .passage:target, .comparison .line.lit { background: #fff6cc; }
.comparison .line { font-size: 85%; color: #555; padding-left: 0.5em; border-left: 3px solid transparent; }
@media (max-width: 40em) { .comparison .columns { grid-template-columns: 1fr; } }
""" + "".join(
    f".comparison .{kind}.passage, .comparison .{kind}.line, .comparison .legend .{kind}"
    f" {{ border-left-color: var(--{kind}); }}\n"
    for kind in KINDS
)
#: Whoever points at a line sees what the other telling says of the same.
SCRIPT = """
for (const line of document.querySelectorAll(".comparison .line[data-with]")) {
  const others = line.dataset.with.split(" ").map((id) => document.getElementById(id));
  const light = (on) => () => [line, ...others].forEach((each) => each && each.classList.toggle("lit", on));
  line.addEventListener("mouseenter", light(true));
  line.addEventListener("mouseleave", light(false));
}
"""
Key = tuple[int, int]


def section(comparison: Comparison, name: str = "c") -> str:
    """The section as HTML, from its heading to its script. Linear in what both tellings report.

    Args:
        comparison: what to show.
        name: what the ids in it begin with; two on one page need two.
    """
    return "\n".join(_Section(comparison, name).parts())


class _Section:
    """What is known of each passage and line while the section is written."""

    def __init__(self, comparison: Comparison, name: str) -> None:
        self.comparison = comparison
        self.name = name
        self.at = [{p.id: n for n, p in enumerate(telling.passages)} for telling in comparison.tellings]
        self.starts = [
            sorted(start for passage in telling.passages for start, _ in _lines(passage))
            for telling in comparison.tellings
        ]
        self.of_passage: dict[Key, list[Difference]] = defaultdict(list)
        self.of_line: dict[Key, set[str]] = defaultdict(set)
        self.partners: dict[Key, set[int]] = defaultdict(set)
        for pair in comparison.alignment.pairs:
            starts = self._line_of(0, pair.a), self._line_of(1, pair.b)
            for which in (0, 1):
                self.of_line[which, starts[which]].add("alike")
                self.partners[which, starts[which]].add(starts[1 - which])
        for each in comparison.differences:
            self._note(each)

    def _note(self, each: Difference) -> None:
        kind = _colour(each)
        reports = [each.pair.a, each.pair.b] if each.pair is not None else [None, None]
        for which, side in enumerate((each.a, each.b)):
            if side is None:
                continue
            for passage in side.passages:
                self.of_passage[which, self.at[which].get(passage, -1)].append(each)
            report = reports[which] or each.said
            if report is not None:
                self.of_line[which, self._line_of(which, report)].add(kind)

    def _line_of(self, which: int, report: Said) -> int:
        """Where the line begins that reports it; -1 if no line does."""
        starts = self.starts[which]
        return starts[bisect_right(starts, report.span.start) - 1] if report.span is not None else -1

    def parts(self) -> Iterator[str]:
        names = [escape(name) for name in self.comparison.names]
        yield f'<section class="comparison" id="{self.name}">\n<style>{STYLE}</style>'
        yield f"<h2>{names[0]} and {names[1]} compared</h2>\n<p>{escape(verdict(self.comparison))}</p>"
        yield from self._differing()
        legend = "".join(f'<span class="{kind}">{text}</span>' for kind, text in KINDS.items())
        yield f'<h3>Side by side</h3>\n<p class="legend">{legend}</p>\n<div class="columns">'
        yield "".join(f'<div class="head">{name}</div>' for name in names)
        for row in columns(self.comparison):
            yield from self._row(row)
        yield f"</div>\n<script>{SCRIPT}</script>\n</section>"

    def _differing(self) -> Iterator[str]:
        """What cannot both be, under its roots, and what is in another order."""
        for root in self.comparison.roots:
            yield f'<div class="root"><p><strong>{escape(root.message)}</strong>'
            yield f" {escape(rivals_of(root))}</p>"
            yield from map(self._difference, self.comparison.under(root.id))
            yield "</div>"
        yield from map(self._difference, (*self.comparison.under(None), *self.comparison.orders))

    def _difference(self, each: Difference) -> str:
        sides = " ".join(self._links(which, side) for which, side in enumerate((each.a, each.b)) if side is not None)
        rule = f'<br><span class="rule">Not both: {escape(each.rule)}.</span>' if each.rule else ""
        assumed = "; ".join(each.assumes)
        assumes = f'<br><span class="rule">This assumes: {escape(assumed)}.</span>' if assumed else ""
        grade = f'<span class="id">{each.id} {each.category}, {each.weight}</span>'
        text = f"{grade} {escape(each.message)} {sides}{rule}{assumes}"
        return f'<div class="difference {each.kind}" id="{self.name}-{each.id}">{text}</div>'

    def _links(self, which: int, side: Side) -> str:
        return " ".join(
            f'<a class="id" href="#{self._id(which, self.at[which][passage])}">{escape(passage)}</a>'
            for passage in side.passages
            if passage in self.at[which]
        )

    def _id(self, which: int, place: int) -> str:
        return f"{self.name}-{'ab'[which]}{place + 1}"

    def _row(self, row: Row) -> Iterator[str]:
        for which, places in ((0, row.a), (1, row.b)):
            yield '<div class="cell">'
            for place in places:
                yield self._passage(which, place)
            yield "</div>"

    def _passage(self, which: int, place: int) -> str:
        passage = self.comparison.tellings[which].passages[place]
        lines = list(_lines(passage))
        differences = self.of_passage[which, place]
        kinds = set(map(_colour, differences))
        kind = _gravest(kinds.union(*(self.of_line[which, start] for start, _ in lines)))
        cited = " ".join(
            f'<a class="id" href="#{self.name}-{each.id}">{each.id}</a>'
            for each in differences
            if each.kind in ("contradiction", "order")
        )
        own = self._id(which, place)
        return (
            f'<div class="passage {kind}" id="{own}"><span class="id">{escape(passage.id)}</span> '
            f'<span class="quote">{escape(passage.quote)}</span> {cited}'
            + "".join(self._line(which, start, text) for start, text in lines)
            + "</div>"
        )

    def _line(self, which: int, start: int, text: str) -> str:
        kind = _gravest(self.of_line[which, start])
        others = " ".join(f"{self.name}-{'ba'[which]}-{other}" for other in sorted(self.partners[which, start]))
        beside = f' data-with="{others}"' if others else ""
        title = f' title="{KINDS[kind]}"' if kind else ""
        return f'<div class="line {kind}" id="{self.name}-{"ab"[which]}-{start}"{beside}{title}>{escape(text)}</div>'


def _colour(each: Difference) -> str:
    return "only" if each.kind.startswith("only") else each.kind


def _gravest(kinds: Iterable[str]) -> str:
    return min(kinds, key=list(KINDS).index, default="")


def _lines(passage: Passage) -> Iterator[tuple[int, str]]:
    """The lines of a passage as they are written, each with where it begins; of several readings the first."""
    for item in passage.items:
        for each in item.alternatives[0] if isinstance(item, Readings) else (item,):
            if isinstance(each, Scene | Sentence):
                yield each.span.start, each.span.text
