"""Fold letters so that case and diacritics do not matter: ``Ștefan`` and ``stefan`` are one word."""

from __future__ import annotations

import unicodedata


def fold(text: str) -> str:
    """Lower case without marks; ASCII text takes a short way. The result may be longer or shorter than the text."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()
