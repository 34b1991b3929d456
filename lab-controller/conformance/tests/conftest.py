# SPDX-License-Identifier: Apache-2.0
"""One controller and one network of two switches for all tests."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Iterator

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from harness.controller import APPLICATION, SCRIPT, Controller  # noqa: E402
from harness.differences import Differences  # noqa: E402
from harness.namespace import Namespace  # noqa: E402
from harness.network import Network  # noqa: E402

_DIFFERENCES = Differences()
_FIGURES: list = []


def pytest_configure(config: pytest.Config) -> None:
    """Say what is missing before any test runs."""
    for needed in (SCRIPT, APPLICATION):
        if not needed.exists():
            raise pytest.UsageError(
                f"{needed} is missing; build it: mvn -q -pl lab-controller/assembly,"
                "lab-controller/conformance -am package"
            )


@pytest.fixture(scope="session")
def differences() -> Differences:
    """Collects what is set beside stock ONOS at the end."""
    return _DIFFERENCES


@pytest.fixture(scope="session")
def figure():
    """Collects a measured figure for the summary: ``figure("what", "value")``."""
    return lambda what, value: _FIGURES.append(f"{what}: {value}")


@pytest.fixture(scope="session")
def namespace() -> Iterator[Namespace]:
    """The namespace of controller and switches."""
    with Namespace() as made:
        yield made


@pytest.fixture(scope="session")
def controller(
    namespace: Namespace, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Controller]:
    """A controller with the conformance application."""
    made = Controller(namespace, tmp_path_factory.mktemp("controller"))
    try:
        made.start()
        made.install_s = made.install()
        yield made
    finally:
        made.stop()


@pytest.fixture(scope="session")
def network(
    namespace: Namespace, controller: Controller, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Network]:
    """Two switches that the controller knows, with their link discovered."""
    made = Network(namespace, controller, tmp_path_factory.mktemp("ovs"))
    try:
        made.connect()
        yield made
    finally:
        made.close()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the figures and the comparison with stock ONOS."""
    if _FIGURES:
        terminalreporter.section("figures of this run")
        for line in _FIGURES:
            terminalreporter.write_line(line)
    table = _DIFFERENCES.table()
    if table:
        terminalreporter.section("this controller and stock ONOS")
        for line in table:
            terminalreporter.write_line(line)
