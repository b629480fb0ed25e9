"""A SARIF log is valid by the schema of its standard, and says all that a finding says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator

from skaz.text.identity import number
from skaz.text.sarif import to_sarif
from told import story

TOLD = """
story "Ștefan"
use life, speech, daily
woman Ada; Eva
man Ștefan
telling t in en
> 1
Ștefan dies
> 2
Ștefan greets Ada
> 3
Ștefan greets Eva
  meant: dead, a ghost
> 4
Ada sings
"""


def log() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(json.dumps(to_sarif(number(story(TOLD).check()), "0.1.0")))
    return found


@pytest.fixture(scope="module")
def schema(shared: Path) -> Draft4Validator:
    return Draft4Validator(json.loads((shared / "formats" / "sarif-2.1.0.json").read_text(encoding="utf-8")))


@pytest.mark.parametrize("name", ["anna-karenina", "told", "nothing"])
def test_it_is_valid(name: str, schema: Draft4Validator) -> None:
    from skaz.story import load

    whole = {"anna-karenina": lambda: to_sarif(number(load(name).check(strict=True)), "1"), "told": log}
    data = json.loads(json.dumps(whole.get(name, lambda: to_sarif([], "1"))()))
    assert [error.message for error in schema.iter_errors(data)] == []


def test_it_says_what_a_finding_says() -> None:
    run = log()["runs"][0]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["dead"]
    first, second = run["results"]
    place = first["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "story.skaz", "uriBaseId": "STORY"}
    assert (place["region"]["startLine"], place["region"]["snippet"]["text"]) == (10, "Ștefan")
    assert first["level"] == "error"
    assert first["message"]["text"].startswith("Ștefan cannot greet Ada: he is dead.")
    assert first["locations"][0]["logicalLocations"] == [{"fullyQualifiedName": "t:2", "kind": "passage"}]
    assert first["relatedLocations"][0]["message"] == {"text": "died here"}
    assert second["suppressions"] == [{"kind": "inSource", "justification": "a ghost"}]
    assert second["properties"]["root"] == first["properties"]["id"]
    assert "suppressions" not in first
