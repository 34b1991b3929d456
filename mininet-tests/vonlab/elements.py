# SPDX-License-Identifier: Apache-2.0
"""The hosts, switches and links of a running lab, as a scenario holds them."""

import dataclasses
from typing import Any, Callable, Dict, List, Optional, Sequence, Union

from vonlab.enclosure import LabError
from vonlab.topology import HostSpec, LinkSpec, SwitchSpec

Call = Callable[..., Any]
COMMAND_SECONDS = 60.0


@dataclasses.dataclass(frozen=True)
class Moment:
    """Between which two moments something was done (CLOCK_REALTIME of the lab kernel, ns)."""

    before_ns: int
    after_ns: int


@dataclasses.dataclass(frozen=True)
class Output:
    """What a command printed, and its exit code."""

    out: str
    err: str
    exit_code: int


class CommandFailed(LabError):
    """A command in the lab ended with an exit code other than 0, or not in time."""


def _run(call: Call, where: Optional[str], command: Any, limit: float, check: bool) -> Output:
    done = call("run", host=where, command=command, limit_seconds=limit)
    if not done["ended"]:
        raise CommandFailed(f"{where or 'lab kernel'}: {command!r} did not end within {limit:g} s")
    if check and done["exit_code"] != 0:
        said = (done["err"] or done["out"]).strip()[-500:]
        raise CommandFailed(
            f"{where or 'lab kernel'}: {command!r} ended with {done['exit_code']}: {said}"
        )
    return Output(done["out"], done["err"], done["exit_code"])


class Host:
    """A host of the lab."""

    def __init__(self, call: Call, spec: HostSpec, device_id: str) -> None:
        """``call`` asks the agent."""
        self._call = call
        self.name = spec.name
        self.ip = spec.ip
        self.mac = spec.mac
        self.switch = spec.switch
        self.port = spec.port
        self.access_point = f"{device_id}/{spec.port}"
        """The access port in ONOS's notation, such as ``of:0000000000000001/1``."""

    def run(
        self,
        command: Union[str, Sequence[str]],
        limit_seconds: float = COMMAND_SECONDS,
        check: bool = True,
    ) -> Output:
        """Runs a command in the host: a string in a shell, a list of words without one.

        :raises CommandFailed: if it does not end in time or, with ``check``, fails
        """
        return _run(self._call, self.name, command, limit_seconds, check)

    def unplug(self) -> None:
        """Pulls the host's cable: its interface and the access port go down."""
        self._call("plug", host=self.name, plugged=False)

    def plug(self) -> None:
        """Puts the cable back."""
        self._call("plug", host=self.name, plugged=True)

    def __str__(self) -> str:
        return self.name

    def __repr__(self) -> str:
        return f"Host({self.name} {self.ip} {self.mac} at {self.access_point})"


class Switch:
    """A switch of the lab."""

    def __init__(self, call: Call, spec: SwitchSpec) -> None:
        """``call`` asks the agent."""
        self._call = call
        self.name = spec.name
        self.label = spec.label
        self.dpid = spec.dpid
        self.device_id = spec.device_id

    def stop(self) -> Moment:
        """Takes it out of service: all its links lose their light, all its rules are gone."""
        return Moment(**self._call("switch", switch=self.name, on=False))

    def start(self) -> Moment:
        """Puts it back into service, with no rules."""
        return Moment(**self._call("switch", switch=self.name, on=True))

    def ofctl(self, *words: str) -> str:
        """Runs ``ovs-ofctl [OPTION...] VERB SWITCH ...``: give all words but the switch."""
        return self._call("ofctl", switch=self.name, words=list(words))

    def dump_flows(self) -> str:
        """All its rules with their counters."""
        return self.ofctl("dump-flows")

    def dump_groups(self) -> str:
        """All its groups."""
        return self.ofctl("dump-groups")

    def dump_meters(self) -> str:
        """All its meters."""
        return self.ofctl("dump-meters")

    def trace(self, flow: str) -> str:
        """What its rules do to a packet, such as ``in_port=1,dl_src=00:00:00:00:00:01``."""
        return self._call("trace", switch=self.name, flow=flow)

    def add_flows(self, flows: Sequence[str]) -> None:
        """Adds rules past the controller, in the syntax of ``ovs-ofctl``, in one bundle."""
        self._call("add_flows", switch=self.name, flows=list(flows))

    def __str__(self) -> str:
        return self.name

    def __repr__(self) -> str:
        return f"Switch({self.name} {self.device_id})"


class Link:
    """A link between two switches of the lab."""

    def __init__(self, call: Call, spec: LinkSpec) -> None:
        """``call`` asks the agent."""
        self._call = call
        self.name = spec.name
        self.a = spec.a
        self.port_a = spec.port_a
        self.b = spec.b
        self.port_b = spec.port_b
        self.capacity_bps = spec.capacity_bps
        self.delay_ns = spec.delay_ns

    def cut(self) -> Moment:
        """Cuts it: both ports go down at once."""
        return Moment(**self._call("cut", links=[self.name], cut=True))

    def restore(self) -> Moment:
        """Mends it: undoes both a cut and a silent loss."""
        self._call("silence", links=[self.name], silent=False)
        return Moment(**self._call("cut", links=[self.name], cut=False))

    def silent_loss(self) -> Moment:
        """Makes it lose every frame while both ports stay up."""
        return Moment(**self._call("silence", links=[self.name], silent=True))

    @property
    def state(self) -> str:
        """``up``, ``cut``, ``silent``, or ``dark`` when a switch at one end is off."""
        return self._call("state")["links"][self.name]

    def __str__(self) -> str:
        return self.name

    def __repr__(self) -> str:
        return f"Link({self.name} {self.a}/{self.port_a} {self.b}/{self.port_b})"


class ByName(Dict[str, Any]):
    """Elements by name that iterate as the elements themselves, in the lab's order."""

    def __init__(self, elements: List[Any]) -> None:
        """Takes elements that have a ``name``."""
        super().__init__((each.name, each) for each in elements)

    def __iter__(self) -> Any:
        return iter(self.values())

    def __getitem__(self, name: Union[str, int]) -> Any:
        """By name or by position; a wrong name lists the right ones."""
        if isinstance(name, int):
            return list(self.values())[name]
        if name not in self.keys():
            raise KeyError(f"no {name!r} in this lab; there are: {', '.join(self.keys())}")
        return super().__getitem__(name)
