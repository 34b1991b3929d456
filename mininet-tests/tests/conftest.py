# SPDX-License-Identifier: Apache-2.0
"""Settings of all tests: the package's place, the marker of tests that boot a lab, the seed."""

import os
import random
import sys

import pytest

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def pytest_configure(config):
    """Declares the marker."""
    config.addinivalue_line("markers", "lab: boots a lab; needs root and the Debian packages")


def pytest_collection_modifyitems(items):
    """Skips nothing silently: a lab test without root says why."""
    if os.geteuid() != 0:
        for item in items:
            if "lab" in item.keywords:
                item.add_marker(pytest.mark.skip(reason="a lab needs root"))


@pytest.fixture
def seeded():
    """A random source whose seed is printed when the test fails; VON_SEED repeats one."""
    seed = int(os.environ.get("VON_SEED", random.randrange(1 << 32)))
    print(f"VON_SEED={seed}")
    return random.Random(seed)
