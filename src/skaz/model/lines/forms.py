"""The forms of the verbs that phrases begin with, and whose each of them is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from skaz.model.language import Language

#: Whose form a word is: the verb's head (its third person, folded), and which form of it.
Readings = tuple[tuple[str, str], ...]


class Forms(Mapping[str, Readings]):
    """``left``: (("leaves", "past"), ("leaves", "participle")).

    ``text`` has them as they are kept, ``leaves past leaves participle``; a line asks for few.
    """

    def __init__(self, text: dict[str, str] | None = None) -> None:
        self.text = {} if text is None else text
        self._read: dict[str, Readings] = {}

    def __getitem__(self, form: str) -> Readings:
        found = self._read.get(form)
        if found is None:
            words = self.text[form].split(" ")
            found = self._read[form] = tuple(zip(words[::2], words[1::2]))
        return found

    def get(self, form: str, default: Readings = ()) -> Readings:  # type: ignore[override]
        return self[form] if form in self.text else default

    def __contains__(self, form: object) -> bool:
        return form in self.text

    def __iter__(self) -> Iterator[str]:
        return iter(self.text)

    def __len__(self) -> int:
        return len(self.text)

    def with_heads(self, written: Mapping[str, str], language: Language) -> Forms:
        """These and those of further heads, each given as it is written."""
        found: dict[str, dict[str, None]] = {}
        for head, text in written.items():
            for tag, forms in language.verb(text).forms.items():
                for form in forms:
                    found.setdefault(form, {})[f"{head} {tag}"] = None
            found.setdefault(head, {})[f"{head} third"] = None
        more = {form: " ".join(readings) for form, readings in found.items()}
        return Forms(
            {**self.text, **{form: f"{self.text.get(form, '')} {text}".lstrip() for form, text in more.items()}}
        )
