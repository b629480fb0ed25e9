"""What all tests share: how hard hypothesis tries, on how many cores they run, the material beside the repository."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from examples import MORE, examples
from material import shared_folder

#: Tests, and the commands they start, keep what they work out for themselves: nobody's own shelf has a say.
_SHELF = tempfile.TemporaryDirectory(prefix="skaz-tests-")
os.environ["SKAZ_CACHE"] = _SHELF.name

# The same examples each time; with SKAZ_EXAMPLES=20 others, and twenty times as many.
settings.register_profile(
    "skaz",
    max_examples=examples(100),
    derandomize=MORE == 1,
    deadline=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("skaz")


@pytest.hookimpl(tryfirst=True)
def pytest_cmdline_main(config: pytest.Config) -> None:
    """All tests together run on every core; some files alone run in one process, which starts sooner."""
    is_all = config.args_source == config.ArgsSource.TESTPATHS and not hasattr(config, "workerinput")
    if is_all and config.pluginmanager.has_plugin("xdist") and config.option.numprocesses is None:
        config.option.numprocesses, config.option.dist = "auto", "worksteal"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The material beside the repository. Where it must be (in CI) its absence is a failure."""
    folder = shared_folder()
    if folder is None:
        if os.environ.get("CI"):
            pytest.fail("SKAZ_SHARED names no folder and none lies beside the repository")
        pytest.skip("did not run: no folder shared beside the repository and no SKAZ_SHARED")
    return folder
