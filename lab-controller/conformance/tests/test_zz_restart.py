# SPDX-License-Identifier: Apache-2.0
"""What lasts when the controller is stopped, killed, or started afresh. Runs last."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from harness.controller import Controller
from harness.namespace import Namespace
from harness.processes import wait_until

CONFIGURATION = {"devices": {"of:00000000000000aa": {"basic": {"name": "kept"}}}}


def await_active(controller: Controller) -> None:
    """Wait until the conformance application works (and does not just say so)."""

    def works() -> bool:
        status, answer = controller.get("/applications/org.vonet.lab.conformance")
        if status != 200 or answer["state"] != "ACTIVE":
            return False
        try:
            return controller.case("components")["waiting"] == []
        except AssertionError:  # the command is not there yet
            return False

    wait_until(works, "the application active, and all components with it", 30.0, every_s=0.5)


def kept_name(controller: Controller) -> object:
    """Return the name in the network configuration that was set before."""
    devices = controller.get("/network/configuration")[1].get("devices", {})
    return devices.get("of:00000000000000aa", {}).get("basic", {}).get("name")


@pytest.fixture
def own(tmp_path: Path):
    """A controller in a namespace of its own, beside the one of the other tests."""
    with Namespace() as namespace:
        made = Controller(namespace, tmp_path)
        try:
            made.start()
            made.install()
            yield made
        finally:
            made.stop()


def test_two_run_at_once_and_state_lasts_until_clean(
    own: Controller, controller: Controller, figure
) -> None:
    assert controller.get("/devices")[0] == 200
    status, _ = own.request("POST", "/network/configuration", json.dumps(CONFIGURATION).encode())
    assert status == 200
    await_active(own)  # the first ssh session makes the host key
    host_key = (own.data / "host.key").read_bytes()

    stopped_s = own.stop()
    figure("SIGTERM to the end", f"{stopped_s:.1f} s")
    assert stopped_s < 10
    own.start()
    figure("restart with state", f"{own.boot_s:.1f} s")
    await_active(own)
    assert kept_name(own) == "kept"
    assert (own.data / "host.key").read_bytes() == host_key

    own.kill()
    for name in ("org.ops4j.pax.web.cfg", "org.apache.karaf.features.cfg"):
        # What a kill in the wrong moment leaves behind of files that Karaf rewrites.
        os.truncate(own.data / "etc" / name, 0)
    own.start()
    await_active(own)
    assert kept_name(own) == "kept"

    own.stop()
    own.start("--clean")
    assert kept_name(own) is None
    assert own.get("/applications/org.vonet.lab.conformance")[0] == 404
