"""Numbers in words and digits: ``twenty-one``, ``o sută doi``, ``3rd``, ``a treia``; read, and written with gender."""

from __future__ import annotations

from collections.abc import Sequence

from skaz.model.times.words import WordData, time_tokens

LARGEST = 1_000_000
_ENDINGS = ("st", "nd", "rd", "th")
_TIMES = {"en": {"once": 1, "twice": 2, "thrice": 3}}


class Numbers:
    """The numerals of one language."""

    def __init__(self, data: WordData) -> None:
        self.language = data.language
        self.values: dict[str, int] = {}
        self.written: dict[int, tuple[str, str]] = {}
        for entry in data.entries["number"]:
            value = int(entry.values[0])
            for form in entry.forms:
                self.values.setdefault(time_tokens(form, self.language)[0], value)
            if entry.is_first:
                self.written[value] = entry.forms[0], entry.forms[2]
        self.articles = {w for w, v in self.values.items() if v == 1 and len(w) < 3}
        self.joiners = {time_tokens(text, self.language)[0] for text in data.signs("and")}
        self.ordinals: dict[str, list[tuple[tuple[str, ...], int]]] = {}
        self.ordinal_words: dict[int, tuple[str, str]] = {}
        for entry in data.entries["ordinal"]:
            value = int(entry.values[0])
            if entry.is_first:
                self.ordinal_words[value] = entry.forms[0], entry.forms[2]
            for form in dict.fromkeys(entry.forms):
                words = tuple(time_tokens(form, self.language))
                self.ordinals.setdefault(words[0], []).append((words, value))

    def cardinal(self, words: Sequence[str], at: int) -> tuple[int, int] | None:
        """End and value of the longest number at a place, in digits or words."""
        if at >= len(words):
            return None
        first = words[at]
        if first[:1].isdigit():
            return (at + 1, int(first)) if first.isdecimal() and len(first) <= 6 else None
        if first not in self.values:
            return None
        total, current, last, i = 0, 0, 0, at
        end = at
        while i < len(words):
            word = words[i]
            if word in self.joiners and end == i and i > at and self._may_join(words, i, last):
                i += 1
                continue
            value = self.values.get(word)
            if value is None or not self._may_follow(value, word, last, current, i == at):
                break
            if value == 1000:
                total, current = total + max(current, 1) * 1000, 0
            elif value == 100:
                current = max(current, 1) * 100
            else:
                current += value
            last, i = value, i + 1
            end = i
        return (end, total + current) if end > at and total + current <= LARGEST else None

    def _may_join(self, words: Sequence[str], i: int, last: int) -> bool:
        """Whether an "and" goes on with the number: after hundreds in English, after tens in Romanian."""
        following = self.values.get(words[i + 1]) if i + 1 < len(words) else None
        if following is None:
            return False
        if self.language == "en":
            return last in (100, 1000) and following < 100 and words[i + 1] not in self.articles
        return 20 <= last < 100 and 0 < following < 10

    def _may_follow(self, value: int, word: str, last: int, current: int, is_first: bool) -> bool:
        if is_first:
            return True
        if value == 1000:
            return 0 < current < 1000
        if value == 100:
            return 0 < current < 100 and (current < 20 or self.language == "en")
        if word in self.articles and self.language == "en":
            return False
        if last in (100, 1000):
            return value > 0
        return 20 <= last < 100 and 0 < value < 10 and (self.language == "en" or current % 10 == 0)

    def year(self, words: Sequence[str], at: int) -> tuple[int, int] | None:
        """A year as spoken in English, ``eighteen seventy-four``; else a number."""
        first = self.values.get(words[at], 0) if at < len(words) else 0
        second = self.cardinal(words, at + 1) if 10 < first <= 20 and self.language == "en" else None
        if second is not None and 10 <= second[1] < 100 and words[at + 1] in self.values:
            return second[0], first * 100 + second[1]
        return self.cardinal(words, at)

    def ordinal(self, words: Sequence[str], at: int) -> list[tuple[int, int]]:
        """Ends and values of the ordinals at a place: ``3rd``, ``third``, ``twenty-third``, ``a 3 a``."""
        if at >= len(words):
            return []
        word = words[at]
        if word[:1].isdigit():
            number = word[:-2]
            return [(at + 1, int(number))] if word.endswith(_ENDINGS) and number.isdecimal() and len(number) < 6 else []
        found = []
        rest = [w for w in words[at + 1 : at + 4] if w != "-"][:2]
        if word in ("a", "al") and len(rest) == 2 and rest[0].isdecimal() and rest[1] in ("a", "lea"):
            found.append((at + 3 + ("-" in words[at + 1 : at + 3]), int(rest[0][:6])))
        for ordinal, value in self.ordinals.get(word, ()):
            if tuple(words[at : at + len(ordinal)]) == ordinal:
                found.append((at + len(ordinal), value))
        tens = self.values.get(word, 0)
        if 20 <= tens < 100 and at + 1 < len(words):
            found += [
                (at + 2, tens + value)
                for ordinal, value in self.ordinals.get(words[at + 1], ())
                if len(ordinal) == 1 and value < 10
            ]
        return found

    def times(self, words: Sequence[str], at: int) -> tuple[int, int] | None:
        """``once``, ``twice``, ``three times``, ``de trei ori`` (from ``trei`` on)."""
        if at >= len(words):
            return None
        short = _TIMES.get(self.language, {}).get(words[at])
        if short is not None:
            return at + 1, short
        found = self.cardinal(words, at)
        noun = ("times", "time") if self.language == "en" else ("ori", "data")
        if found is not None and found[0] < len(words) and words[found[0]] in noun:
            return found[0] + 1, found[1]
        return None

    def write(self, number: int, gender: str = "m") -> str:
        """In words up to twelve, else in digits."""
        if number > 12 or number not in self.written:
            return str(number)
        return self.written[number][1 if gender == "f" else 0]

    def write_ordinal(self, number: int, gender: str = "m") -> str:
        """In words where the data has one; else digits with their ending. Romanian knows them up to twenty."""
        words = self.ordinal_words.get(number)
        if words is not None:
            return words[1 if gender == "f" else 0]
        if self.language == "en":
            ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
            return f"{number}{ending}"
        return f"a {number}-a" if gender == "f" else f"al {number}-lea"

    def write_times(self, times: int) -> str:
        if self.language == "en":
            return {1: "once", 2: "twice"}.get(times) or f"{self.write(times)} times"
        return "o dată" if times == 1 else f"{self.write(times, 'f')} ori"
