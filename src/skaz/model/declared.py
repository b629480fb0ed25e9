"""What the vocabularies of a story declare, worked out once in a process for all stories with the same ones.

Only for a story that declares no word of its own; such a story has what the standard vocabularies say, and no more.
What is known of a set of vocabularies from an earlier process is known by its key: that nothing is wrong with it, so
that its phrases can wait until somebody looks at them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from skaz.model.declare import Declarations, declare
from skaz.syntax import tree
from skaz.syntax.files import Files
from skaz.text import shelf

#: What of a file ``declare`` reads.
DECLARING = (
    tree.TypeDecl,
    tree.PropertyDecl,
    tree.ActionDecl,
    tree.RuleDecl,
    tree.LawDecl,
    tree.MotiveDecl,
    tree.DesireDecl,
    tree.VerbDecl,
)
#: Sets of vocabularies that are remembered.
MOST_SETS = 8
#: The vocabulary to which the words of a story's own files belong.
OWN = "story"


class _Vocabulary:
    """A vocabulary of a story: the same if it is the very same tree with the same words left out."""

    __slots__ = ("but", "file", "name")

    def __init__(self, name: str, file: tree.File, but: frozenset[str]) -> None:
        self.name, self.file, self.but = name, file, but

    def __hash__(self) -> int:
        return hash((self.name, id(self.file), self.but))

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, _Vocabulary)
            and self.file is other.file
            and (self.name, self.but)
            == (
                other.name,
                other.but,
            )
        )


@dataclass(frozen=True)
class Vocabularies:
    """The vocabularies of a story, without its own words."""

    used: tuple[_Vocabulary, ...]

    @property
    def key(self) -> str:
        return _key(self.used)

    @property
    def is_sound(self) -> bool:
        """Whether it is known that nothing is wrong with them."""
        return shelf.take("sound", self.key) is not None

    def declarations(self) -> Declarations:
        """What they declare by themselves; read-only."""
        return _declared(self.used)


def declared_by(files: Files) -> Declarations:
    """What the vocabularies of a story and its own files declare; read-only."""
    used = files.vocabularies.items()
    vocabularies = tuple(_Vocabulary(name, file, frozenset(files.exceptions.get(name, ()))) for name, file in used)
    if not any(isinstance(item, DECLARING) for item in files.items()):
        return _declared(vocabularies)
    own = [(OWN, file) for file in files.trees]
    if OWN in files.vocabularies:  # a story that is its own vocabulary
        return declare([*used, *own], files.exceptions)
    base = Vocabularies(vocabularies)
    declared = declare([*used, *own], files.exceptions, files.vocabularies if base.is_sound else ())
    declared.base = base
    return declared


@lru_cache(maxsize=MOST_SETS)
def _declared(vocabularies: tuple[_Vocabulary, ...]) -> Declarations:
    base = Vocabularies(vocabularies)
    files = [(each.name, each.file) for each in vocabularies]
    is_sound = base.is_sound
    declared = declare(files, {v.name: set(v.but) for v in vocabularies}, dict(files) if is_sound else ())
    declared.base = base
    if not declared.findings and not is_sound:
        shelf.put("sound", base.key, "")
    return declared


@lru_cache(maxsize=MOST_SETS)
def _key(vocabularies: tuple[_Vocabulary, ...]) -> str:
    parts = [(each.name, " ".join(sorted(each.but)), each.file.span.source.text) for each in vocabularies]
    return shelf.key_of([text for part in parts for text in part])
