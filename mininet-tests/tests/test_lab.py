# SPDX-License-Identifier: Apache-2.0
"""A lab without controller: its network, its traffic, its faults, and what it leaves behind."""

import os
import re
import signal
import subprocess
import sys
import threading
import time

import pytest

from vonlab import topology_files
from vonlab.elements import CommandFailed
from vonlab.enclosure import LabError, wait_until
from vonlab.lab import Lab, LabOptions
from vonlab.rpc import RemoteError
from vonlab.traffic import RawFrame

pytestmark = pytest.mark.lab

TESTS = os.path.dirname(os.path.abspath(__file__))
CAPACITY_BPS = 50_000_000
# Beyond the time by which the sender was late because the machine was busy with other work.
SLACK_MS = 60


@pytest.fixture(autouse=True)
def interruptible():
    """Ctrl-C counts also when the tests run in the background, where shells switch it off."""
    former = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, former)


def add_line(lab, *switches):
    """Rules that make a line of switches a wire between the hosts at its ends, both ways."""
    ports = {}
    for here, there in zip(switches, switches[1:]):
        link = next(each for each in lab.links if {each.a, each.b} == {here, there})
        ends = {link.a: link.port_a, link.b: link.port_b}
        ports[here, there], ports[there, here] = ends[here], ends[there]
    for position, switch in enumerate(switches):
        before = 1 if position == 0 else ports[switch, switches[position - 1]]
        last = position == len(switches) - 1
        after = 1 if last else ports[switch, switches[position + 1]]
        lab.switch(switch).add_flows(
            [f"in_port={before},actions=output:{after}", f"in_port={after},actions=output:{before}"]
        )


def boot(datapath):
    """A ring with one line of switches from h1 to h4."""
    ring = topology_files.load("ring6", default_bps=CAPACITY_BPS)
    lab = Lab(ring, LabOptions(datapath=datapath, controller=None)).start()
    add_line(lab, "s1", "s2", "s3", "s4")
    return lab


@pytest.fixture(scope="module", params=["kernel", "user"])
def lab(request):
    """One lab per datapath for all tests that leave it as it was."""
    running = boot(request.param)
    yield running
    running.close()


def test_undisturbed_traffic_is_complete_and_paced(lab):
    """1,000 packets/s arrive without loss, copy or disorder, at the rate that was asked for."""
    # The first packets of a flow go through Open vSwitch's slow path and may be overtaken.
    lab.traffic("h1", "h4", count=20, rate_pps=100).run()
    result = lab.traffic("h1", "h4", rate_pps=1000, seconds=4).run()
    print(result, f"at most {result.max_late_ms:.1f} ms late")
    assert (result.sent, result.lost, result.duplicates, result.reordered) == (4000, 0, 0, 0)
    took_ms = (result.ended_ns - result.started_ns) / 1e6
    assert abs(took_ms - 3999 - result.held_up_ms) < 20
    # How fast it is depends on the machine and the datapath; that it is a delay does not.
    assert 0 < result.latency.min_ms <= result.latency.median_ms <= result.latency.max_ms < 1000
    assert result.max_gap_ms < result.max_late_ms + SLACK_MS


def test_cut_loses_exactly_while_it_lasts(lab):
    """A cut link loses everything, at once, until it is restored; loss matches the time."""
    link = lab.link("s3-s2")
    stream = lab.traffic("h1", "h4", rate_pps=1000, seconds=4).start()
    lab.wait_for(lambda: stream.progress()["sent"] > 1000, 5, "1000 packets")
    cut = link.cut()
    assert link.state == "cut"
    lab.wait_for(lambda: stream.progress()["sent"] > 2000, 5, "2000 packets")
    restored = link.restore()
    result = stream.wait()
    print(result, result.at("h4").lost_ranges)
    down_ms = (restored.after_ns - cut.before_ns) / 1e6
    assert link.state == "up"
    assert result.duplicates == 0
    slack_ms = SLACK_MS + result.max_late_ms + result.held_up_ms
    assert down_ms - slack_ms < result.max_gap_ms < down_ms + slack_ms
    assert abs(result.lost - down_ms) < slack_ms
    assert len(result.at("h4").lost_ranges) == 1


def test_cut_takes_both_ports_down(lab):
    """Both switches see their port lose its link, and get it back."""
    link = lab.link("s2-s3")

    def down(switch, port):
        block = re.search(rf"^ {port}\(.*?(?=^ \w)", lab.switch(switch).ofctl("show"), re.S | re.M)
        return "LINK_DOWN" in block.group()

    link.cut()
    lab.wait_for(lambda: down("s2", link.port_a) and down("s3", link.port_b), 5, "ports down")
    link.restore()
    lab.wait_for(
        lambda: not down("s2", link.port_a) and not down("s3", link.port_b), 5, "ports up"
    )


def test_silent_loss_keeps_ports_up(lab):
    """A silent link loses everything although both ports stay up; it can be ended."""
    link = lab.link("s2-s3")
    link.silent_loss()
    try:
        assert link.state == "silent"
        assert "LINK_DOWN" not in lab.switch("s3").ofctl("show").replace("LOCAL", "\f").split("\f")[0]
        result = lab.traffic("h1", "h4", count=100).run()
        assert result.lost == 100
        link.silent_loss()  # once more changes nothing
    finally:
        link.restore()
    assert lab.traffic("h1", "h4", count=100).run().lost == 0


def test_raw_frames_keep_their_tag_and_are_counted_where_they_arrive(lab):
    """A tagged frame of any EtherType arrives as sent; other receivers see none."""
    goose = RawFrame(0x88B8, dst_mac="01:0c:cd:01:00:01", vlan_id=5, vlan_priority=4)
    with lab.sniff("h4", ethertype=0x88B8, vlan_id=5) as tagged:
        with lab.sniff("h4", ethertype=0x88B8, vlan_id=-1) as untagged:
            result = lab.traffic("h1", ["h4", "h3"], count=200, frame=goose).run()
            assert tagged.count().matched == 200
            assert untagged.count().matched == 0
    assert result.at("h4").lost == 0
    assert result.at("h3").received == 0
    with pytest.raises(ValueError, match="several receivers"):
        result.lost


def test_forged_source_address_is_on_the_wire(lab):
    """The sender's address can be any."""
    with lab.sniff("h4", src_mac="02:00:00:00:00:99") as forged:
        lab.traffic("h1", "h4", count=10, frame=RawFrame(src_mac="02:00:00:00:00:99")).run()
        seen = forged.stop()
    assert seen.matched == 10
    assert seen.samples[0]["dst_mac"] == lab.host("h4").mac


def test_multicast_and_broadcast(lab):
    """Both reach a receiver that listens."""
    for address in ("239.1.2.3", "10.0.255.255"):
        result = lab.traffic("h1", ["h4"], count=50, address=address).run()
        assert result.lost == 0, address


def test_copies_and_disorder_are_seen(lab):
    """A switch that sends every packet twice makes one duplicate of each."""
    last = next(each for each in lab.links if {each.a, each.b} == {"s3", "s4"})
    port = last.port_b if last.b == "s4" else last.port_a
    lab.switch("s4").add_flows([f"priority=40000,in_port={port},actions=output:1,output:1"])
    try:
        result = lab.traffic("h1", "h4", count=300).run()
    finally:
        lab.switch("s4").ofctl("--strict", "del-flows", f"priority=40000,in_port={port}")
    assert (result.lost, result.duplicates, result.received) == (0, 300, 600)


def test_capacity_is_enforced(lab):
    """TCP gets a good part of the link's capacity (a busy machine has no more), never more."""
    lab.host("h4").run("iperf3 -s -D -1 --pidfile /tmp/iperf.pid")
    said = lab.wait_for(
        lambda: lab.host("h1").run(f"iperf3 -c {lab.host('h4').ip} -t 4 -J", check=False).out, 20
    )
    rate = float(re.findall(r'"sum_received":.*?"bits_per_second":\s*([\d.e+]+)', said, re.S)[0])
    print(f"{rate / 1e6:.1f} Mbit/s of {CAPACITY_BPS / 1e6:g}")
    assert 0.25 * CAPACITY_BPS < rate < 1.05 * CAPACITY_BPS


def test_switch_off_and_on(lab):
    """A switch without power takes the light off its neighbours, and comes back without rules."""
    switch = lab.switch("s3")
    switch.stop()
    try:
        assert lab.link("s2-s3").state == "dark"
        assert not lab.ping("h1", "h4")
    finally:
        switch.start()
    assert "actions" not in switch.dump_flows()
    assert lab.link("s2-s3").state == "up"
    add_line(lab, "s1", "s2", "s3", "s4")
    assert lab.wait_for(lambda: lab.ping("h1", "h4"), 5, "ping after the switch is back")


def test_commands_in_hosts(lab):
    """Output, exit codes and limits of commands."""
    assert lab.host("h1").run("echo $((6 * 7))").out == "42\n"
    assert lab.host("h1").run(["false"], check=False).exit_code == 1
    with pytest.raises(CommandFailed, match="ended with 3: no"):
        lab.host("h1").run("echo no >&2; exit 3")
    with pytest.raises(CommandFailed, match="within 0.5 s"):
        lab.host("h1").run("sleep 30", limit_seconds=0.5)


def test_unplugged_host_is_away(lab):
    """A host without cable gets nothing, and comes back."""
    host = lab.host("h4")
    host.unplug()
    assert not lab.ping("h1", host)
    host.plug()
    lab.wait_for(lambda: lab.ping("h1", host), 5, "host back")


def test_trace_tells_what_rules_do(lab):
    """The trace of Open vSwitch names the output port."""
    assert re.search(r"Datapath actions: \d+", lab.switch("s1").trace("in_port=1"))


def test_mininet_commands(lab):
    """Mininet's own commands and commands in nodes go through the console."""
    heard = []
    lab.console("nodes", heard.append)
    lab.console("h1 ping -c1 h4", heard.append)
    lab.console("link s2 s3 down", heard.append)
    lab.console("links", heard.append)
    lab.console("link s2 s3 up", heard.append)
    lab.console("frobnicate", heard.append)
    text = "".join(heard)
    assert "h1 h2 h3" in text and " 0% packet loss" in text
    assert re.search(r"s2-s3 .* cut", text)
    assert "Unknown command" in text


def test_a_running_command_is_interrupted(lab):
    """Ctrl-C ends the command, not the lab."""
    heard = []
    timer = threading.Timer(1.0, lambda: os.kill(os.getpid(), signal.SIGINT))
    timer.start()
    began = time.monotonic()
    lab.console("h1 ping h4", heard.append)
    assert time.monotonic() - began < 20
    assert "packets transmitted" in "".join(heard)
    assert lab.ping("h1", "h4")


def test_wrong_names_and_values_are_explained(lab):
    """Messages name what is wrong and what would be right."""
    with pytest.raises(KeyError, match="no 'h99' in this lab; there are: h1"):
        lab.host("h99")
    with pytest.raises(RemoteError, match="give 66 to 1514"):
        lab.traffic("h1", "h4", size_bytes=20)
    with pytest.raises(RemoteError, match="packets/s; give more than 0"):
        lab.traffic("h1", "h4", rate_pps=-1)
    with pytest.raises(RemoteError, match="no such criterion: colour"):
        lab.sniff("h4", colour="red")
    with pytest.raises(LabError, match="no controller"):
        lab.onos("devices")


def processes_of(directory):
    """The processes that have a lab's directory in their command line."""
    found = subprocess.run(["pgrep", "-f", directory], stdout=subprocess.PIPE, text=True, check=False)
    return [pid for pid in found.stdout.split() if int(pid) != os.getpid()]


@pytest.mark.parametrize("end", ["return", "failure", "SIGTERM", "SIGINT", "SIGKILL"])
def test_nothing_is_left_however_it_ends(tmp_path, end):
    """Processes, directory, namespaces and interfaces are gone, also after kill -9."""
    scenario = tmp_path / "wait.py"
    scenario.write_text(
        "import threading\n"
        "def run(lab, end):\n"
        "    lab.print('DIRECTORY', lab.directory)\n"
        "    if end == 'failure':\n        raise ValueError('on purpose')\n"
        "    if end.startswith('SIG'):\n        threading.Event().wait(60)\n"
    )
    links_before = subprocess.run(["ip", "-o", "link"], stdout=subprocess.PIPE, check=True).stdout
    process = subprocess.Popen(
        [sys.executable, "-m", "vonlab", "--topology", "ring3", "--no-controller"]
        + ["--run", str(scenario), end],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.path.dirname(TESTS)},
    )
    try:
        line = process.stdout.readline()
        assert line.startswith("DIRECTORY /tmp/von-lab-"), process.stderr.read()
        directory = line.split()[1]
        if end.startswith("SIG"):
            process.send_signal(getattr(signal, end))
        _, said = process.communicate(timeout=30)
    finally:
        process.kill()
        process.wait()
    expected = {"return": 0, "failure": 1, "SIGTERM": 143, "SIGINT": 130, "SIGKILL": -9}
    assert process.returncode == expected[end], said
    wait_until(lambda: not os.path.exists(directory), 10, f"{directory} removed")
    wait_until(lambda: not processes_of(directory), 10, f"processes of {directory} ended")
    links_after = subprocess.run(["ip", "-o", "link"], stdout=subprocess.PIPE, check=True).stdout
    assert links_after == links_before
