"""skaz: a story-world engine. A story is written once in plain text; skaz replays it, checks it and answers for it."""

__version__ = "0.1.0"
