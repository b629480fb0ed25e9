"""What a language is to skaz: its verbs, pronouns, particles, names' cases and small words, for reading and for saying.

In: one data file a language (``vocabularies/english.skaz``), found by its first line. Out: a ``Language``, frozen but
for its caches. Reading tables are folded (lower case, no marks); what is said has its marks.
"""

from skaz.model.language.language import Language, language, languages
from skaz.model.language.verbs import Verb
from skaz.model.language.words import Connective, Particle, Preposition, Pronoun, Quantifier, WordTable

__all__ = [
    "Connective",
    "Language",
    "Particle",
    "Preposition",
    "Pronoun",
    "Quantifier",
    "Verb",
    "WordTable",
    "language",
    "languages",
]
