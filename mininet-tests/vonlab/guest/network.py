# SPDX-License-Identifier: Apache-2.0
"""Building the network of a lab: namespaces, interfaces, bridges, and Mininet's view of them."""

import ctypes
import fcntl
import socket
import struct
from typing import Dict, List

from mininet.net import Mininet
from mininet.node import RemoteController

from vonlab import netns
from vonlab.guest import netlink
from vonlab.guest.frames import mac_bytes
from vonlab.guest.netlink import Netlink
from vonlab.guest.nodes import LabHost, LabIntf, LabLink, LabSwitch
from vonlab.guest.switches import Switches
from vonlab.guest.wires import Wires, creation_requests, port_name
from vonlab.rpc import CONTROLLER_ADDRESS
from vonlab.topology import HostSpec, Topology

OPENFLOW_PORT = 6653
HOST_PREFIX_LENGTH = 16
_SIOCETHTOOL, _ETHTOOL_STXCSUM = 0x8946, 0x17


class Network:
    """The running network."""

    def __init__(self, topology: Topology, datapath: str, with_controller: bool) -> None:
        """Builds everything; Open vSwitch must be running.

        :param datapath: ``kernel`` or ``user``
        :raises OSError: if the kernel refuses an interface
        """
        self.topology = topology
        self.datapath = datapath
        target = f"tcp:{CONTROLLER_ADDRESS}:{OPENFLOW_PORT}" if with_controller else None
        self.hosts: Dict[str, LabHost] = {}
        for spec in topology.hosts:
            path = f"/run/netns/{spec.name}"
            self.hosts[spec.name] = LabHost(spec, netns.create(path), path)
        kernel = Netlink()
        self._create_interfaces(kernel)
        indices = {name: index for index, name in socket.if_nameindex()}
        access = [indices[port_name(each.switch, each.port)] for each in topology.hosts]
        if access:
            kernel.apply([netlink.set_up(index, True) for index in access])
        self._access = {each.name: index for each, index in zip(topology.hosts, access)}
        self._access_kernel = Netlink()
        self.wires = Wires(topology, indices, kernel)
        for host in self.hosts.values():
            self._configure_host(host)
        self.switches = Switches(topology, datapath, target)
        self.switches.start([spec.name for spec in topology.switches])
        self.running = {spec.name: True for spec in topology.switches}
        self.mininet = self._describe_to_mininet(with_controller)

    def _create_interfaces(self, kernel: Netlink) -> None:
        requests = creation_requests(self.topology)
        for spec in self.topology.hosts:
            requests.append(
                netlink.veth(
                    port_name(spec.switch, spec.port),
                    f"{spec.name}-eth0",
                    mac_bytes(spec.mac),
                    self.hosts[spec.name].namespace_fd,
                )
            )
        for start in range(0, len(requests), 32):
            kernel.apply(requests[start : start + 32])

    def _configure_host(self, host: LabHost) -> None:
        spec = host.spec
        with netns.entered(host.namespace_fd), Netlink() as kernel:
            interface = f"{spec.name}-eth0"
            index = socket.if_nametoindex(interface)
            if self.datapath == "user":
                _complete_checksums(interface)
            kernel.apply(
                [
                    netlink.set_up(socket.if_nametoindex("lo"), True),
                    netlink.ipv4_address(index, spec.ip, HOST_PREFIX_LENGTH),
                    netlink.set_up(index, True),
                ]
            )

    def _describe_to_mininet(self, with_controller: bool) -> Mininet:
        Mininet.inited = True
        net = Mininet(build=False)
        for host in self.hosts.values():
            net.hosts.append(host)
            net.nameToNode[host.name] = host
        for spec in self.topology.switches:
            switch = LabSwitch(spec, self.datapath)
            net.switches.append(switch)
            net.nameToNode[spec.name] = switch
        if with_controller:
            controller = LabController("c0")
            net.controllers.append(controller)
            net.nameToNode["c0"] = controller
        for each in self.topology.hosts:
            name = f"{each.name}-eth0"
            link = LabLink(net[each.name], net[each.switch], 0, each.port, name, intf=LabIntf)
            _set_addresses(link.intf1, each)
            net.links.append(link)
        for wire in self.topology.links:
            net.links.append(
                LabLink(net[wire.a], net[wire.b], wire.port_a, wire.port_b, intf=LabIntf)
            )
        return net

    def stop_switch(self, name: str) -> Dict[str, int]:
        """Takes a switch out of service: no light on any of its links, and no rules left."""
        if not self.running[name]:
            raise ValueError(f"switch {name} is off already")
        self.running[name] = False
        times = self.wires.darken(name, True)
        self._light_access(name, False)
        self.switches.stop(name)
        return times

    def start_switch(self, name: str) -> Dict[str, int]:
        """Puts a switch back into service, with no rules."""
        if self.running[name]:
            raise ValueError(f"switch {name} is on already")
        self.running[name] = True
        self._light_access(name, True)
        times = self.wires.darken(name, False)
        self.switches.start([name])
        return times

    def _light_access(self, switch: str, on: bool) -> None:
        requests = [
            netlink.set_up(self._access[spec.name], on)
            for spec in self.topology.hosts
            if spec.switch == switch
        ]
        if requests:
            self._access_kernel.apply(requests)

    def set_access(self, host: str, up: bool) -> None:
        """Plugs a host out of its switch, or in again."""
        self._access_kernel.apply([netlink.set_up(self._access[host], up)])

    def wires_between(self, a: str, b: str) -> List[str]:
        """The names of all wires between two switches."""
        return [link.name for link in self.topology.links if {link.a, link.b} == {a, b}]


class LabController(RemoteController):
    """The controller outside the lab kernel, which is not looked for when it is described."""

    def startShell(self, mnopts: object = None) -> None:  # noqa: N802 (Mininet's name)
        """The controller runs elsewhere: no shell."""

    def __init__(self, name: str) -> None:
        """Names the controller's address."""
        RemoteController.__init__(self, name, ip=CONTROLLER_ADDRESS, port=OPENFLOW_PORT)

    def checkListening(self) -> None:  # noqa: N802 (Mininet's name)
        """It may be restarted at any time: not being there is no error."""


def _set_addresses(interface: LabIntf, spec: HostSpec) -> None:
    interface.ip, interface.prefixLen, interface.mac = spec.ip, HOST_PREFIX_LENGTH, spec.mac


def _complete_checksums(interface: str) -> None:
    """Lets a host compute its checksums itself, as the userspace datapath never completes them."""
    value = struct.pack("=II", _ETHTOOL_STXCSUM, 0)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        buffer = ctypes.create_string_buffer(value, 8)
        request = struct.pack("16sP16x", interface.encode(), ctypes.addressof(buffer))
        fcntl.ioctl(any_socket.fileno(), _SIOCETHTOOL, request)
