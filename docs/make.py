"""Write the pages that are made from the program: ``python docs/make.py`` after a vocabulary has changed."""

from __future__ import annotations

from pathlib import Path

from skaz.tell.markdown import pages
from skaz.tell.vocabulary import standard_vocabulary

FOLDER = Path(__file__).parent / "vocabulary"


def main() -> None:
    made = pages(standard_vocabulary())
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.glob("*.md"):
        if old.stem not in made:
            old.unlink()
    for name, text in made.items():
        (FOLDER / f"{name}.md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
