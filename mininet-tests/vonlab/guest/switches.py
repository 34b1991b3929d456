# SPDX-License-Identifier: Apache-2.0
"""Open vSwitch in the lab kernel: its daemons, the bridges, and questions to them."""

import os
import shutil
import subprocess
import time
from typing import Dict, List, Optional, Sequence

from vonlab.guest.wires import port_name
from vonlab.topology import SwitchSpec, Topology

RUN_DIR = "/run/openvswitch"
_DATABASE = "/etc/openvswitch/conf.db"
_SCHEMA = "/usr/share/openvswitch/vswitch.ovsschema"
COMMAND_SECONDS = 20
_CLOCK_SECONDS = 10.05
# As Open vSwitch's own start script does, and above the source of traffic: a switch that waits for
# its turn behind the hosts would be slower than any real one.
_PRIORITY = "-15"


def run(command: Sequence[str], seconds: float = COMMAND_SECONDS) -> str:
    """Runs a program and returns what it printed.

    :raises RuntimeError: if it fails, with what it said
    """
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise RuntimeError(f"{command[0]} did not end within {seconds} s") from None
    # ovs-vsctl ends with 0 although the daemon could not do what the database now says.
    if done.returncode != 0 or "Error detected" in done.stderr:
        said = (done.stderr or done.stdout).strip()[-2000:]
        raise RuntimeError(f"{' '.join(command[:4])}: {said or done.returncode}")
    return done.stdout


def start_daemons(datapath: str) -> None:
    """Starts Open vSwitch.

    Its daemon counts the processors only when its clock, which starts with the machine, has passed
    ten seconds. A daemon that is asked for a bridge on the kernel's datapath before believes that
    there are none, starts no handler, and from then on loses every packet that the kernel hands up.
    So it is not started earlier.
    """
    os.makedirs(RUN_DIR, exist_ok=True)
    os.makedirs("/var/log/openvswitch", exist_ok=True)
    run(["ovsdb-tool", "create", _DATABASE, _SCHEMA])
    run(
        ["ovsdb-server", _DATABASE, f"--remote=punix:{RUN_DIR}/db.sock", "--pidfile", "--detach"]
        + ["--no-chdir", "--log-file", "-vconsole:off"]
    )
    run(["ovs-vsctl", "--no-wait", "init"])
    if datapath == "kernel":
        time.sleep(max(_CLOCK_SECONDS - time.clock_gettime(time.CLOCK_MONOTONIC), 0))
    run(
        ["nice", "-n", _PRIORITY, "ovs-vswitchd", f"unix:{RUN_DIR}/db.sock", "--pidfile"]
        + ["--detach", "--no-chdir"]
        + ["--log-file", "-vconsole:off"]
    )


class Switches:
    """Makes and removes the bridges of a topology, and asks about them."""

    def __init__(self, topology: Topology, datapath: str, controller: Optional[str]) -> None:
        """Knows the bridges but makes none.

        :param datapath: ``kernel`` or ``user``
        :param controller: an OpenFlow target such as ``tcp:10.255.0.1:6653``, or None
        """
        self._specs = {spec.name: spec for spec in topology.switches}
        self._datapath = datapath
        self._controller = controller
        self._ports: Dict[str, List[int]] = {spec.name: [] for spec in topology.switches}
        for host in topology.hosts:
            self._ports[host.switch].append(host.port)
        for link in topology.links:
            self._ports[link.a].append(link.port_a)
            self._ports[link.b].append(link.port_b)

    def start(self, names: Sequence[str]) -> None:
        """Makes bridges in one transaction, and waits until they are there."""
        command = ["ovs-vsctl"]
        for name in names:
            command += self._creation(self._specs[name])
        run(command, seconds=60)

    def _creation(self, spec: SwitchSpec) -> List[str]:
        name = spec.name
        words = ["--", "add-br", name, "--", "set", "bridge", name]
        words += [
            f"other_config:datapath-id={spec.dpid}",
            "other_config:disable-in-band=true",
            f"other_config:dp-desc={name}",
            "fail_mode=secure",
            "protocols=OpenFlow13",
        ]
        if self._datapath == "user":
            words.append("datapath_type=netdev")
        if self._controller is not None:
            words += [f"controller=@{name}", "--", f"--id=@{name}", "create", "Controller"]
            words += [f'target="{self._controller}"', "max_backoff=1000"]
        for port in sorted(self._ports[name]):
            interface = port_name(name, port)
            words += ["--", "add-port", name, interface]
            words += ["--", "set", "interface", interface, f"ofport_request={port}"]
        return words

    def stop(self, name: str) -> None:
        """Removes a bridge with all its rules."""
        run(["ovs-vsctl", "--if-exists", "del-br", self._specs[name].name])

    def ports(self, name: str) -> List[str]:
        """The interfaces of a switch."""
        return [port_name(name, port) for port in self._ports[name]]

    def ofctl(self, name: str, words: Sequence[str]) -> str:
        """Runs ``ovs-ofctl`` on a switch: options, the verb, and what follows the bridge's name."""
        bridge = self._specs[name].name
        verb = next((i for i, word in enumerate(words) if not word.startswith("-")), None)
        if verb is None:
            raise ValueError("ovs-ofctl needs a verb, such as dump-flows")
        before, after = words[: verb + 1], words[verb + 1 :]
        return run(["ovs-ofctl", "-O", "OpenFlow13", *before, bridge, *after])

    def trace(self, name: str, flow: str) -> str:
        """What the rules of a switch do to a packet, by ``ovs-appctl ofproto/trace``."""
        return run(["ovs-appctl", "ofproto/trace", self._specs[name].name, flow])

    def add_flows(self, name: str, flows: Sequence[str]) -> None:
        """Adds rules in the syntax of ``ovs-ofctl``, in one bundle."""
        path = f"/tmp/flows-{name}-{time.monotonic_ns()}"
        with open(path, "w", encoding="utf-8") as output:
            output.write("\n".join(flows) + "\n")
        try:
            self.ofctl(name, ["add-flows", path])
        finally:
            os.unlink(path)

    def connected(self) -> Dict[str, bool]:
        """Whether each switch has a controller that answers."""
        shown = run(["ovs-vsctl", "show"])
        state: Dict[str, bool] = {}
        bridge = ""
        for line in shown.splitlines():
            words = line.split()
            if words[:1] == ["Bridge"]:
                bridge = words[1].strip('"')
                state[bridge] = False
            elif words[:1] == ["is_connected:"]:
                state[bridge] = words[1] == "true"
        return {name: state[name] for name in self._specs if name in state}


def save_logs(directory: str) -> None:
    """Copies the logs of Open vSwitch to where the host can read them."""
    for name in os.listdir("/var/log/openvswitch"):
        shutil.copyfile(f"/var/log/openvswitch/{name}", os.path.join(directory, name))
