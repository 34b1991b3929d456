# SPDX-License-Identifier: Apache-2.0
"""The command line of the lab: ``python3 -m vonlab [lab] ...``."""

import argparse
import signal
import sys
import traceback
from typing import Any, List, Optional, Sequence

from vonlab import leftovers, scenario, topology_files
from vonlab.controller import ControllerOptions, built_applications
from vonlab.enclosure import LabError
from vonlab.lab import Lab, LabOptions
from vonlab.prompt import Prompt, overview
from vonlab.rates import parse_bps
from vonlab.rpc import RemoteError
from vonlab.topology import TopologyError


def _rate(text: str) -> int:
    try:
        return parse_bps(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def parser() -> argparse.ArgumentParser:
    """The options."""
    result = argparse.ArgumentParser(
        prog="von lab",
        description="A network of Open vSwitch switches and hosts in a kernel of its own, with a "
        "controller beside it, and a prompt that takes Mininet's commands and ONOS's.",
    )
    result.add_argument(
        "--topology",
        default="ring6",
        metavar="NAME",
        help="ringN, gridRxC, abilene, FILE.graphml or FILE.gml (default: ring6)",
    )
    result.add_argument(
        "--datapath",
        choices=("kernel", "user"),
        default="kernel",
        help="of Open vSwitch: kernel has queues, user (netdev) has not (default: kernel)",
    )
    result.add_argument(
        "--bandwidth",
        type=_rate,
        default=100_000_000,
        metavar="RATE",
        help="capacity of links whose file says none (default: 100Mbps)",
    )
    result.add_argument(
        "--max-bandwidth",
        type=_rate,
        default=1_000_000_000,
        metavar="RATE",
        help="larger capacities are lowered to this (default: 1Gbps)",
    )
    result.add_argument(
        "--delay",
        action="store_true",
        help="delay each link by its length, 5 µs/km (needs coordinates in the file)",
    )
    result.add_argument(
        "--hosts", type=int, default=1, metavar="N", help="hosts per switch, 0 to 8 (default: 1)"
    )
    result.add_argument(
        "--app",
        action="append",
        metavar="FILE.oar",
        help="application to install, may be repeated (default: oar/target/*.oar)",
    )
    result.add_argument(
        "--default-credentials",
        action="store_true",
        help="user and password karaf instead of random ones",
    )
    result.add_argument(
        "--no-controller", action="store_true", help="switches without controller and rules"
    )
    result.add_argument(
        "--run",
        nargs=argparse.REMAINDER,
        metavar=("SCENARIO.py", "ARGUMENT"),
        help="run a scenario instead of the prompt; comes last",
    )
    result.add_argument(
        "--clean", action="store_true", help="remove what labs that died have left, and end"
    )
    return result


def _ended_by_signal(number: int, _frame: Any) -> None:
    raise SystemExit(128 + number)


def main(arguments: Optional[Sequence[str]] = None) -> int:
    """Runs the lab and returns the exit code."""
    words: List[str] = list(sys.argv[1:] if arguments is None else arguments)
    if words[:1] == ["lab"]:
        words = words[1:]
    options = parser().parse_args(words)
    if options.clean:
        for path in leftovers.remove_stale():
            print(f"removed {path}")
        return 0
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _ended_by_signal)
    try:
        return _run(options)
    except (LabError, RemoteError, TopologyError) as error:
        print(f"von lab: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("interrupted", file=sys.stderr)
        return 130


def _run(options: argparse.Namespace) -> int:
    topology = topology_files.load(
        options.topology,
        options.bandwidth,
        options.max_bandwidth,
        options.hosts,
        options.delay,
    )
    for note in topology.notes:
        print(f"note: {note}", file=sys.stderr)
    if options.run == []:
        raise LabError("--run needs the path of a scenario")
    work = scenario.load(options.run[0], options.run[1:]) if options.run else None
    controller = None
    if not options.no_controller:
        applications = tuple(options.app) if options.app else built_applications()
        controller = ControllerOptions(
            applications=applications, default_credentials=options.default_credentials
        )
    lab = Lab(
        topology,
        LabOptions(options.datapath, controller),
        lambda text: print(text, file=sys.stderr, flush=True),
    )
    with lab:
        if work is None:
            print(overview(lab))
            Prompt(lab).run()
            return 0
        try:
            work(lab)
        except Exception:
            traceback.print_exc()
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
