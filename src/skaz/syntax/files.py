"""Read the files of a story: its own with what they include, and the vocabularies they use."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from skaz.syntax import tree
from skaz.syntax.collector import collector_paused
from skaz.syntax.from_text import parse
from skaz.text import shelf
from skaz.text.finding import Finding
from skaz.text.source import Source, Span

MAX_FILES = 500
VOCABULARIES = Path(__file__).parent.parent / "vocabularies"
STORIES = Path(__file__).parent.parent / "stories"


@dataclass
class Files:
    """The trees of a story in the order of their reading, vocabularies first where they are first used.

    ``vocabularies`` maps a vocabulary's name to its file; ``exceptions`` the words that ``use … except`` leaves out.
    """

    folder: Path
    trees: list[tree.File] = field(default_factory=list)
    vocabularies: dict[str, tree.File] = field(default_factory=dict)
    exceptions: dict[str, set[str]] = field(default_factory=dict)
    used: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    instead: Mapping[str, str] = field(default_factory=dict)
    """Texts that stand for those of the story's own files, by their names."""

    @property
    def entry(self) -> Path:
        """The file in which the story begins."""
        return self.folder / self.trees[0].span.source.name

    def items(self) -> Iterator[tree.Item]:
        """All items of the story's own files, an include replaced by what it brings (it follows its includer)."""
        for file in self.trees:
            yield from file.items

    def tellings(self) -> list[str]:
        """The names of the tellings that are declared, each once."""
        names = (item.name.text for item in self.items() if isinstance(item, tree.TellingDecl))
        return list(dict.fromkeys(names))

    def sources(self) -> Iterator[Source]:
        """The texts of all files, the story's own first."""
        for file in (*self.trees, *self.vocabularies.values()):
            yield file.span.source


def read_files(entry: Path, instead: Mapping[str, str] | None = None) -> Files:
    """Read a story from its entry file; ``instead`` has texts for some of its files, by name, as after an edit.

    Raises OSError where the entry file itself cannot be read.
    """
    files = Files(entry.parent, instead=instead or {})
    return _read(files, _load(entry, entry.name, files.instead), {entry.resolve()})


def files_of_text(text: str, folder: Path = VOCABULARIES) -> Files:
    """The same for a story that stands in no file; ``folder`` is where what it includes would stand."""
    return _read(Files(folder), Source("story.skaz", text), set())


def _read(files: Files, source: Source, seen: set[Path]) -> Files:
    with collector_paused():
        _add(files, source, seen)
        for name in ("core", "time"):
            _use(files, name, None)
    return files


def _load(path: Path, shown: str, instead: Mapping[str, str] | None = None) -> Source:
    if instead and shown in instead:
        return Source(shown, instead[shown])
    text = path.read_bytes().decode("utf-8", errors="replace")
    return Source(shown, text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))


def _encoding(source: Source) -> list[Finding]:
    """What is said of the first letter that is no UTF-8."""
    at = source.text.find("\ufffd")
    if at < 0:
        return []
    span = Span(source, at, at + 1)
    help_ = "Save the file as UTF-8 (most editors ask for the encoding under Save as)."
    return [Finding("bad-layout", f"{source.name} is not UTF-8 here.", span, help=help_)]


def _add(files: Files, source: Source, seen: set[Path]) -> None:
    file, findings = parse(source)
    files.findings.extend(_encoding(source))
    files.findings.extend(findings)
    files.trees.append(file)
    for item in file.items:
        if isinstance(item, tree.Use):
            for name in item.names:
                _use(files, name.text, name.span, {word.text for word in item.but})
        elif isinstance(item, tree.Include):
            _include(files, item.path, seen)


def _include(files: Files, path: tree.Word, seen: set[Path]) -> None:
    def complain(message: str, help_: str) -> None:
        files.findings.append(Finding("include-failed", message, path.span, help=help_))

    try:
        target = (files.folder / path.text).resolve()
        inside = target.is_relative_to(files.folder.resolve())
    except (OSError, ValueError):
        inside = False
    if not inside:
        complain(f'"{path.text}" is outside the folder of this story.', "Put the file into the story's folder.")
        return
    if target in seen:
        complain(f'"{path.text}" is included already; a file is read once.', "Take this line out.")
        return
    if len(seen) >= MAX_FILES:
        complain(f"More than {MAX_FILES} files are included.", "Join some of them.")
        return
    seen.add(target)
    try:
        source = _load(target, str(target.relative_to(files.folder.resolve())), files.instead)
    except (OSError, ValueError):
        complain(f'"{path.text}" cannot be read.', "Is it there, in the story's folder?")
        return
    _add(files, source, seen)


def _use(files: Files, name: str, span: Span | None, but: set[str] | None = None) -> None:
    files.exceptions.setdefault(name, set()).update(but or ())
    if name in files.vocabularies:
        return
    path = find_vocabulary(name, files.folder)
    if path is None:
        if span is not None:
            near = ", ".join(known_vocabularies(files.folder))
            message = f'There is no vocabulary "{name}".'
            files.findings.append(Finding("unknown-vocabulary", message, span, help=f"There are: {near}."))
        return
    file, findings = _vocabulary(path, path.stat().st_mtime_ns)
    files.findings.extend(findings)
    files.vocabularies[name] = file
    files.used.append(name)
    for item in file.items:
        if isinstance(item, tree.Use):
            for inner in item.names:
                _use(files, inner.text, inner.span)


@lru_cache(maxsize=64)
def _vocabulary(path: Path, changed_at: int) -> tuple[tree.File, tuple[Finding, ...]]:
    """A vocabulary's tree, read once in a process for all stories that use it, until its file changes."""
    source = _load(path, path.name)
    key = shelf.key_of([source.text])
    is_sound = shelf.take("sound", key) is not None
    file, findings = parse(source, is_sound=is_sound)
    if not findings and not is_sound:
        shelf.put("sound", key, "")
    return file, tuple(findings)


def find_vocabulary(name: str, folder: Path) -> Path | None:
    """The file of a vocabulary: the story's own first, then the standard ones."""
    if not name.replace("-", "").replace("_", "").isalnum():
        return None
    for place in (folder, VOCABULARIES):
        path = place / f"{name}.skaz"
        if path.is_file() and not (place == folder and _is_language(path)):
            return path
    return None


def _is_language(path: Path) -> bool:
    return path.stem in LANGUAGE_DATA


#: Files beside the vocabularies that are data of languages and not vocabularies.
LANGUAGE_DATA = frozenset({"english", "romanian", "time-words"})


def known_vocabularies(folder: Path | None = None) -> list[str]:
    """Names of all vocabularies that a story in this folder can use."""
    own = [p.stem for p in folder.glob("*.skaz")] if folder is not None and folder != VOCABULARIES else []
    standard = sorted(p.stem for p in VOCABULARIES.glob("*.skaz") if p.stem not in LANGUAGE_DATA)
    return standard + [name for name in own if name not in standard and _declares_vocabulary(folder, name)]


def _declares_vocabulary(folder: Path | None, name: str) -> bool:
    assert folder is not None
    try:
        head = (folder / f"{name}.skaz").read_text("utf-8", errors="replace")
    except OSError:
        return False
    return any(line.startswith("vocabulary ") for line in head.splitlines())
