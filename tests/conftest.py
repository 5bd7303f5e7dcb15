"""What holds for all tests, and the sites that many of them look at."""

from pathlib import Path

import pytest
from hypothesis import settings
from projects import project
from sites import SMALL, build_neutral, once

# A machine that is busy is no fault: no test asserts a time. Each run tries the same examples.
settings.register_profile("explainer", deadline=None, derandomize=True, database=None)
settings.load_profile("explainer")


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of the neutral site, built strictly."""
    return once(tmp_path_factory, "explainer", build_neutral)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Give a project of a few records, to be changed at will."""
    return project(tmp_path, SMALL)
