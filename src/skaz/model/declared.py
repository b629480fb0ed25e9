"""What the vocabularies of a story declare, worked out once in a process for all stories with the same ones.

Only for a story that declares no word of its own; such a story has what the standard vocabularies say, and no more.
"""

from __future__ import annotations

from functools import lru_cache

from skaz.model.declare import Declarations, declare
from skaz.syntax import tree
from skaz.syntax.files import Files

#: What of a file ``declare`` reads.
DECLARING = (
    tree.TypeDecl,
    tree.PropertyDecl,
    tree.ActionDecl,
    tree.RuleDecl,
    tree.LawDecl,
    tree.DesireDecl,
    tree.VerbDecl,
)
#: Sets of vocabularies that are remembered.
MOST_SETS = 8


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


def declared_by(files: Files) -> Declarations:
    """What the vocabularies of a story and its own files declare; read-only."""
    if any(isinstance(item, DECLARING) for item in files.items()):
        own = [("story", file) for file in files.trees]  # these belong to a vocabulary named ``story``
        return declare([*files.vocabularies.items(), *own], files.exceptions)
    used = files.vocabularies.items()
    return _declared(tuple(_Vocabulary(name, file, frozenset(files.exceptions.get(name, ()))) for name, file in used))


@lru_cache(maxsize=MOST_SETS)
def _declared(vocabularies: tuple[_Vocabulary, ...]) -> Declarations:
    return declare([(each.name, each.file) for each in vocabularies], {v.name: set(v.but) for v in vocabularies})
