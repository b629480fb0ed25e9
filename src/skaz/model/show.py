"""Phrases and words of vocabularies as a writer reads them."""

from __future__ import annotations

from skaz.model.world import Phrase, SlotRef


def phrase_text(phrase: Phrase) -> str:
    """``{who} confines {whom} to {where}``"""
    text = ""
    for part in phrase.parts:
        piece = f"{{{part.name}}}" if isinstance(part, SlotRef) else part.shown
        text += piece if piece.startswith("'") or not text or not piece else f" {piece}"
    return text
