# SPDX-License-Identifier: Apache-2.0
"""The main job, shown: networks are created, and every link that they use is cut under traffic.

``python3 -m vonlab.demo --help`` says how it is run; ``./von demo`` is the usual way.
"""

import argparse
import dataclasses
import json
import os
import sys
from typing import Any, Dict, List, Sequence, Tuple

from vonlab.controller import ControllerOptions, built_applications
from vonlab.elements import Host, Link
from vonlab.enclosure import PACKAGE_PARENT, LabError
from vonlab.lab import Lab, LabOptions
from vonlab.overlay import MODES, Overlay
from vonlab.topology_files import load

RATE_PPS = 1000
SIZE_BYTES = 128
STREAM_SECONDS = 1.0
CUT_AFTER_SECONDS = 0.35
DRAIN_SECONDS = 0.3
_NETWORK = "grid"
_RATE = "10Mbps"
# The two measured endpoints and one more, by name of their switches' hosts.
_ENDPOINTS: Dict[str, Tuple[str, str, str]] = {
    "ring6": ("h1", "h4", "h2"),
    "abilene": ("h1", "h4", "h8"),
}
_REPORT = os.path.join(os.path.dirname(PACKAGE_PARENT), "target/demo/report.json")


@dataclasses.dataclass(frozen=True)
class Cut:
    """What a stream suffered when one link was cut under it."""

    topology: str
    mode: str
    link: str
    path: str
    sent: int
    lost: int
    duplicates: int
    max_gap_ms: float

    def to_json(self) -> Dict[str, Any]:
        """The row of the report."""
        return {
            "topology": self.topology,
            "mode": self.mode,
            "link": self.link,
            "path": self.path,
            "sent": self.sent,
            "lost": self.lost,
            "duplicates": self.duplicates,
            "maxGapMs": round(self.max_gap_ms, 1),
        }


def cut_under_traffic(
    lab: Lab, overlay: Overlay, mode: str, source: Host, target: Host, link: Link, path: str
) -> Cut:
    """Cuts a link while a stream runs, mends it, and waits until the network is whole again."""
    stream = lab.traffic(
        source,
        target,
        rate_pps=RATE_PPS,
        size_bytes=SIZE_BYTES,
        seconds=STREAM_SECONDS,
        drain_seconds=DRAIN_SECONDS,
    )
    stream.start()
    before_cut = round(RATE_PPS * CUT_AFTER_SECONDS)
    lab.wait_for(
        lambda: stream.progress()["sent"] >= before_cut, STREAM_SECONDS, f"{before_cut} packets"
    )
    link.cut()
    result = stream.wait()
    link.restore()
    lab.await_discovery()
    overlay.await_state("active")
    return Cut(
        lab.topology.name,
        mode,
        link.name,
        path,
        result.sent,
        result.lost,
        result.duplicates,
        result.max_gap_ms,
    )


def create(lab: Lab, mode: str, hosts: Sequence[Host]) -> Overlay:
    """Creates the network with these hosts."""
    return Overlay(lab, _NETWORK).create(_RATE, "--protection", mode).add(*hosts)


def show_mode(lab: Lab, mode: str, hosts: Sequence[Host]) -> List[Cut]:
    """Creates the network in one mode, pings, and cuts every link between two of its endpoints."""
    source, target = hosts[0], hosts[1]
    overlay = create(lab, mode, hosts)
    for host in hosts[1:]:
        if not lab.ping(source, host):
            raise LabError(f"{source} can't ping {host} over {_NETWORK} in mode {mode}")
    paths = overlay.paths(source, target)
    kind = "one path" if len(paths.paths) == 1 else f"two paths, disjoint by {paths.disjoint}"
    lab.print(f"\n{lab.topology.name}, protection {mode}: {source} to {target}, {kind}")
    lab.print(f"  {'cut':<10} {'on':<6} {'sent':>6} {'lost':>6} {'duplicates':>11} {'gap':>10}")
    cuts = []
    for link in paths.links():
        if link not in overlay.paths(source, target).links():
            # A path that was rerouted stays where it is whole: begin again with the first plan.
            overlay.delete()
            overlay = create(lab, mode, hosts)
        colours = [path.colour for path in paths.paths if link in path.links]
        cut = cut_under_traffic(lab, overlay, mode, source, target, link, "+".join(colours))
        lab.print(
            f"  {cut.link:<10} {cut.path:<6} {cut.sent:>6} {cut.lost:>6} {cut.duplicates:>11}"
            f" {cut.max_gap_ms:>7.1f} ms"
        )
        cuts.append(cut)
    overlay.delete()
    return cuts


def conclusion(cuts: Sequence[Cut]) -> str:
    """One sentence about all modes, computed from the rows."""
    parts = []
    for mode in MODES:
        rows = [cut for cut in cuts if cut.mode == mode]
        if rows:
            sent, lost = sum(cut.sent for cut in rows), sum(cut.lost for cut in rows)
            worst = max(cut.max_gap_ms for cut in rows)
            parts.append(
                f"{mode} lost {lost} of {sent:,} packets over {len(rows)} cuts"
                f" (longest gap {worst:.0f} ms)"
            )
    return "; ".join(parts) + "."


def run(topologies: Sequence[str], modes: Sequence[str]) -> List[Cut]:
    """Boots a lab for each topology in turn and shows each mode on it."""
    cuts: List[Cut] = []
    for name in topologies:
        options = LabOptions(controller=ControllerOptions(applications=built_applications()))
        with Lab(load(name), options, progress=lambda text: print(text, flush=True)) as lab:
            hosts = [lab.host(each) for each in _ENDPOINTS[name]]
            for mode in modes:
                cuts += show_mode(lab, mode, hosts)
    return cuts


def main(arguments: Sequence[str]) -> int:
    """Runs the demo; the exit code is 0 only if ``duplicate`` lost nothing."""
    parser = argparse.ArgumentParser(prog="von demo", description=__doc__.splitlines()[0])
    parser.add_argument("--topology", action="append", choices=sorted(_ENDPOINTS))
    parser.add_argument("--mode", action="append", choices=MODES)
    options = parser.parse_args(arguments)
    try:
        cuts = run(options.topology or ["ring6", "abilene"], options.mode or MODES)
    except LabError as error:
        print(f"von demo: {error}", file=sys.stderr)
        return 1
    os.makedirs(os.path.dirname(_REPORT), exist_ok=True)
    with open(_REPORT, "w", encoding="utf-8") as report:
        json.dump({"cuts": [cut.to_json() for cut in cuts]}, report, indent=2)
        report.write("\n")
    print(f"\n{conclusion(cuts)}\nReport: {_REPORT}")
    return 1 if any(cut.lost for cut in cuts if cut.mode == "duplicate") else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
