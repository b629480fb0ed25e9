"""Who was where, passage by passage: a row for each person, a bar for each stay, a colour for each place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

#: Colours that stay apart for most eyes and on paper, after Paul Tol's muted scheme and lighter kin.
COLOURS = (
    "#88ccee", "#ddcc77", "#cc6677", "#44aa99", "#aa4499", "#999933", "#6699cc", "#ee8866",
    "#bbcc33", "#99ddff", "#ffaabb", "#aaaa00", "#77aadd", "#eedd88", "#b5d4a7", "#c9b3dd",
)  # fmt: skip
UNKNOWN = "#eeeeee"

ROW = 22
BAR = 14
TOP = 34
LEFT = 132
WIDTH = 860
LETTER = 6.2


@dataclass(frozen=True, slots=True)
class Stay:
    """From one column up to another (both counted from 0, the second not in it) at a place; None: not told."""

    first: int
    end: int
    place: str | None
    assumed: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A person, where they were, and the column of their death if it is told."""

    name: str
    stays: tuple[Stay, ...]
    death: int | None = None


def presence_svg(rows: Sequence[Row], columns: Sequence[str], title: str) -> str:
    """The picture of the rows over columns (passages); its width is fixed, its height grows with the rows.

    Linear in the stays.
    """
    width = WIDTH - LEFT - 10
    step = width / max(len(columns), 1)
    colours = _colours(rows)
    legend = _legend(colours)
    height = TOP + ROW * len(rows) + 14 + 18 * len(legend)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}"'
        f' font-family="Helvetica, Arial, sans-serif" font-size="11" role="img">',
        f"<title>{escape(title)}</title>",
        f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>',
        *_axis(columns, step, TOP + ROW * len(rows)),
    ]
    for i, row in enumerate(rows):
        parts.extend(_row(row, TOP + ROW * i, step, len(columns), colours))
    parts.extend(_legend_parts(legend, TOP + ROW * len(rows) + 14))
    parts.append("</svg>")
    return "\n".join(parts) + "\n"


def _colours(rows: Sequence[Row]) -> dict[str, str]:
    """A colour for each place, in the order in which the story comes to them."""
    stays = sorted((stay.first, i, stay.place) for i, row in enumerate(rows) for stay in row.stays if stay.place)
    places = dict.fromkeys(place for _, _, place in stays)
    return {place: COLOURS[i % len(COLOURS)] for i, place in enumerate(places)}


def _axis(columns: Sequence[str], step: float, bottom: int) -> list[str]:
    parts: list[str] = []
    every = max(1, round(len(columns) / 14 / 5) * 5) if len(columns) > 14 else 1
    for i, name in enumerate(columns):
        if i % every == 0:
            x = LEFT + i * step
            parts.append(f'<line x1="{x:.1f}" y1="{TOP - 6}" x2="{x:.1f}" y2="{bottom}" stroke="#dddddd"/>')
            parts.append(f'<text x="{x + 2:.1f}" y="{TOP - 10}" fill="#777777">{escape(name)}</text>')
    return parts


def _row(row: Row, y: int, step: float, columns: int, colours: dict[str, str]) -> list[str]:
    middle = y + ROW / 2
    shown = row.name if len(row.name) <= 20 else row.name[:19] + "…"
    parts = [f'<text x="{LEFT - 8}" y="{middle + 4:.1f}" text-anchor="end" fill="#222222">{escape(shown)}</text>']
    for stay in row.stays:
        x, width = LEFT + stay.first * step, max((stay.end - stay.first) * step - 0.6, 1.2)
        colour = UNKNOWN if stay.place is None else colours[stay.place]
        opacity = ' fill-opacity="0.45"' if stay.assumed else ""
        where = "not told" if stay.place is None else stay.place + (" (assumed)" if stay.assumed else "")
        top = y + (ROW - BAR) / 2
        parts.append(
            f'<rect x="{x:.1f}" y="{top:.1f}" width="{width:.1f}" height="{BAR}" rx="2" fill="{colour}"{opacity}>'
            f"<title>{escape(row.name)}: {escape(where)}</title></rect>"
        )
        if stay.place is not None and len(stay.place) * LETTER < width - 6:
            parts.append(
                f'<text x="{x + 4:.1f}" y="{middle + 4:.1f}" fill="#222222" pointer-events="none">'
                f"{escape(stay.place)}</text>"
            )
    if row.death is not None:
        x = LEFT + (row.death + 1) * step
        parts.append(f'<text x="{x:.1f}" y="{middle + 4:.1f}" fill="#222222">†</text>')
    return parts


def _legend(colours: dict[str, str]) -> list[list[tuple[str, str]]]:
    """The places in lines that fit the width."""
    lines: list[list[tuple[str, str]]] = []
    used = 0.0
    for place, colour in colours.items():
        width = len(place) * LETTER + 26
        if not lines or used + width > WIDTH - 20:
            lines.append([])
            used = 0.0
        lines[-1].append((place, colour))
        used += width
    return lines


def _legend_parts(lines: list[list[tuple[str, str]]], top: int) -> list[str]:
    parts: list[str] = []
    for i, line in enumerate(lines):
        x = 10.0
        y = top + 18 * i
        for place, colour in line:
            parts.append(f'<rect x="{x:.1f}" y="{y}" width="10" height="10" rx="2" fill="{colour}"/>')
            parts.append(f'<text x="{x + 14:.1f}" y="{y + 9}" fill="#444444">{escape(place)}</text>')
            x += len(place) * LETTER + 26
    return parts
