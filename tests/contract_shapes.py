"""The shapes of ``docs/contract.md``, read as written there, and answers held against them.

A shape is JSON by example: ``"..."`` or any lone text is a text, several joined by ``|`` are the only ones; a number, a
truth or ``null`` is one; ``[x]`` is a list of such; ``{"a": 1, ...}`` has any keys; a bare word names a shape told
elsewhere on the page. What follows two spaces on a line is said to the reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PAGE = Path(__file__).parents[1] / "docs" / "contract.md"

TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|\.\.\.|-?\d+(?:\.\d+)?|[a-z_]+|[\[\]{}:,|]')
_SIGNS = {"true": bool, "false": bool}


@dataclass(frozen=True)
class Text:
    """A text; one of ``only`` where they are several."""

    only: tuple[str, ...] = ()


@dataclass(frozen=True)
class Plain:
    """A number or a truth."""

    kind: type


@dataclass(frozen=True)
class Null:
    pass


@dataclass(frozen=True)
class Named:
    name: str


@dataclass(frozen=True)
class Listing:
    """A list; ``of`` None: an empty one."""

    of: Shape | None


@dataclass(frozen=True)
class Keyed:
    """An object with these keys and no others, or (``others``) any keys whose values are like the first's."""

    fields: tuple[tuple[str, Shape], ...]
    others: bool = False


@dataclass(frozen=True)
class Either:
    options: tuple[Shape, ...]


Shape = Text | Plain | Null | Named | Listing | Keyed | Either


class Reader:
    """Reads one shape from its tokens."""

    def __init__(self, text: str) -> None:
        lines = [re.sub(r"(?<=\S)\s{2,}.*$", "", line) for line in text.splitlines()]
        self.tokens = TOKEN.findall("\n".join(lines))
        self.at = 0

    def shape(self) -> Shape:
        options = [self._one()]
        while self._next() == "|":
            self.at += 1
            options.append(self._one())
        texts = [option for option in options if isinstance(option, Text)]
        if len(texts) > 1:
            options = [option for option in options if not isinstance(option, Text)]
            options.insert(0, Text(tuple(text for each in texts for text in each.only)))
        elif texts:
            options[options.index(texts[0])] = Text()
        return options[0] if len(options) == 1 else Either(tuple(options))

    def _next(self) -> str:
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def _take(self) -> str:
        self.at += 1
        return self.tokens[self.at - 1]

    def _one(self) -> Shape:
        token = self._take()
        if token == "{":
            return self._keyed()
        if token == "[":
            return self._listing()
        if token.startswith('"'):
            return Text((token[1:-1],))
        if token == "null":
            return Null()
        if token in _SIGNS:
            return Plain(bool)
        if re.fullmatch(r"-?\d+(\.\d+)?", token):
            return Plain(float if "." in token else int)
        assert re.fullmatch(r"[a-z_]+", token), f"no shape begins with {token}"
        return Named(token)

    def _listing(self) -> Shape:
        if self._next() == "]":
            self.at += 1
            return Listing(None)
        if self._next() == "...":
            self.at += 2
            return Listing(Named("anything"))
        of = self.shape()
        while self._take() != "]":
            self.shape()
        return Listing(of)

    def _keyed(self) -> Shape:
        fields: list[tuple[str, Shape]] = []
        others = False
        while self._next() != "}":
            token = self._take()
            if token == "...":
                others = True
            elif token != ",":
                assert self._take() == ":", f"no value for {token}"
                fields.append((token[1:-1], self.shape()))
        self.at += 1
        return Keyed(tuple(fields), others)


def blocks(text: str) -> Iterator[tuple[str, str]]:
    """The indented blocks of a page, each with the paragraph before it."""
    for match in re.finditer(r"(?P<before>(?:^\S.*\n)+)\n(?P<block>(?:^    .*\n)+)", text, re.MULTILINE):
        yield match["before"], match["block"]


def common_shapes() -> dict[str, Shape]:
    """The shapes that have a name: ``A *place* is …``."""
    text = PAGE.read_text("utf-8").partition("## Commands")[0]
    found = {}
    for before, block in blocks(text):
        name = re.search(r"\bAn? \*(\w+)\*", before)
        if name is not None:
            found[name[1]] = Reader(block).shape()
    return found


def command_shapes() -> dict[str, Shape]:
    """The answers of the commands by their headings, without ``skaz`` and what stands in brackets."""
    text = PAGE.read_text("utf-8").partition("## Commands")[2]
    found = {}
    for section in re.split(r"^### ", text, flags=re.MULTILINE)[1:]:
        heading = re.findall(r"`skaz ([^`]*)`", section.partition("\n")[0])[0]
        for _, block in blocks(section.partition("```")[0]):
            found[re.sub(r"\s*\[[^\]]*\]", "", heading)] = Reader(block).shape()
    return found


def wrong(value: Any, shape: Shape, named: Mapping[str, Shape], at: str = "") -> list[str]:
    """What of an answer is not as its shape says, each with its path."""
    if isinstance(shape, Either):
        found = [wrong(value, option, named, at) for option in shape.options]
        return [] if [] in found else min(found, key=len)
    if isinstance(shape, Named):
        return [] if shape.name == "anything" else wrong(value, named[shape.name], named, at)
    if isinstance(shape, Keyed):
        return _wrong_keys(value, shape, named, at)
    if isinstance(shape, Listing):
        if not isinstance(value, list):
            return [f"{at}: {value!r} is no list"]
        if shape.of is None:
            return [f"{at}: should be empty"] if value else []
        return [said for i, each in enumerate(value) for said in wrong(each, shape.of, named, f"{at}[{i}]")]
    return [] if _is_plain(value, shape) else [f"{at}: {value!r} is not {shape}"]


def _is_plain(value: Any, shape: Shape) -> bool:
    if isinstance(shape, Null):
        return value is None
    if isinstance(shape, Text):
        return isinstance(value, str) and (not shape.only or value in shape.only)
    assert isinstance(shape, Plain)
    if shape.kind is float:
        return isinstance(value, int | float) and not isinstance(value, bool)
    return type(value) is shape.kind


def _wrong_keys(value: Any, shape: Keyed, named: Mapping[str, Shape], at: str) -> list[str]:
    if not isinstance(value, dict):
        return [f"{at}: {value!r} is no object"]
    fields = dict(shape.fields)
    if shape.others:
        model = shape.fields[0][1]
        return [said for key, each in value.items() for said in wrong(each, model, named, f"{at}.{key}")]
    found = [f"{at}: no {key}" for key in fields if key not in value]
    found += [f"{at}: {key} is not in the contract" for key in value if key not in fields]
    for key in fields.keys() & value.keys():
        found.extend(wrong(value[key], fields[key], named, f"{at}.{key}"))
    return sorted(found)
