# SPDX-License-Identifier: Apache-2.0
"""The controller starts whole, quick, closed and quiet."""

from __future__ import annotations

import os
import re
import stat
import subprocess

import pytest
from harness.controller import DISTRIBUTION, Controller


def listing() -> list:
    """Return names, sizes and modification times of all files of the distribution."""
    files = sorted(path for path in DISTRIBUTION.rglob("*") if path.is_file())
    return [(str(path), path.stat().st_size, path.stat().st_mtime_ns) for path in files]


BEFORE = listing()


def test_is_up_within_30_s(controller: Controller, figure) -> None:
    figure("boot to REST and OpenFlow", f"{controller.boot_s:.1f} s")
    if controller.boot_s >= 30 and os.getloadavg()[0] > os.cpu_count() + 1:
        pytest.skip(f"others keep the machine busy: load {os.getloadavg()[0]:.1f}")
    assert controller.boot_s < 30


def test_installs_an_application_within_1_s(controller: Controller, figure) -> None:
    figure("application installed and active", f"{controller.install_s:.2f} s")
    assert controller.install_s < 1


def test_no_component_waits_and_every_bundle_runs(controller: Controller) -> None:
    report = controller.case("components")
    assert report["waiting"] == []
    assert report["notRunning"] == []
    # 100 is far above what Karaf alone brings: the list is of ONOS, not of an empty framework.
    assert report["satisfied"] > 100


def test_there_are_no_default_users(controller: Controller) -> None:
    for credentials in ("karaf:karaf", "onos:rocks", "admin:admin", f"conformance:{'x' * 24}", ":"):
        assert controller.request("GET", "/devices", credentials=credentials)[0] == 401
    assert controller.request("GET", "/devices")[0] == 200


def test_only_openflow_listens_to_other_machines(controller: Controller) -> None:
    # Switches have no TCP listeners, so all of these are the controller's.
    local = ("127.0.0.1:", "[::ffff:127.0.0.1]:")
    listening = controller.namespace.run("ss", "-Hltn").splitlines()
    addresses = {line.split()[3] for line in listening}
    reachable = {address for address in addresses if not address.startswith(local)}
    assert {address.rpartition(":")[2] for address in reachable} == {"6633", "6653"}
    assert {address.rpartition(":")[2] for address in addresses - reachable} == {
        "8101", "8181", "9876"
    }


def test_secrets_are_digested_and_private(controller: Controller) -> None:
    for path in controller.data.rglob("*"):
        if path.is_file():
            assert not stat.S_IMODE(path.stat().st_mode) & 0o077, path
    for path in list(controller.data.glob("log/*")) + list(controller.data.glob("etc/*")):
        if path.is_file():
            assert controller.password not in path.read_text(errors="replace"), path


def test_the_log_of_a_normal_boot_has_no_stack_trace(controller: Controller) -> None:
    log = (controller.data / "log" / "controller.log").read_text(errors="replace")
    assert re.findall(r"^\s+at .*", log, re.MULTILINE)[:5] == []
    assert [line for line in log.splitlines() if " | ERROR | " in line] == []


def test_the_shell_prompt_is_that_of_onos(controller: Controller) -> None:
    line = controller.namespace.wrap(
        "ssh", "-q", "-tt", "-p", "8101", "-i", str(controller._key), "-o", "BatchMode=yes",
        "-o", "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=/dev/null",
        "conformance@127.0.0.1",
    )
    shown = subprocess.run(
        line, input="logout\n", capture_output=True, text=True, timeout=30, check=False
    ).stdout
    assert "onos> " in shown


def test_a_failed_command_is_told_by_the_exit_status(controller: Controller) -> None:
    def status(command: str) -> int:
        line = controller.namespace.wrap(
            "ssh", "-q", "-p", "8101", "-i", str(controller._key), "-o", "BatchMode=yes",
            "-o", "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=/dev/null",
            "conformance@127.0.0.1", command,
        )
        return subprocess.run(line, capture_output=True, timeout=30, check=False).returncode

    assert status("summary") == 0
    assert status("no-such-command") != 0


def test_the_distribution_is_only_read(controller: Controller) -> None:
    assert listing() == BEFORE
