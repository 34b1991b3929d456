# SPDX-License-Identifier: Apache-2.0
"""The tour of README: types its commands and prints what they answer.

    ./von lab --topology ring6 --run mininet-tests/scenarios/tour.py
"""


def run(lab):
    """Creates a network, looks at it, cuts a link under it, and deletes it."""
    h1, h2, h4 = lab.host("h1"), lab.host("h2"), lab.host("h4")

    def typed(command):
        lab.print(f"onos> {command}\n{lab.onos(command).rstrip()}\n")

    typed("von-create grid 10Mbps")
    for host in (h1, h2, h4):
        typed(f"von-endpoint-add grid {host.access_point} {host.mac}")
    lab.print(f"{h1} pings {h4}: {lab.ping(h1, h4)}\n")
    typed("von-list")
    typed("von-show grid")
    typed(f"von-paths grid {h1.mac} {h4.mac}")
    link = lab.link("s1-s2")
    stream = lab.traffic(h1, h4, rate_pps=1000, seconds=2).start()
    lab.wait_for(lambda: stream.progress()["sent"] > 500, 5, "500 packets")
    link.cut()
    lab.print(f"{link} was cut: {stream.wait()}\n")
    typed("von-list")
    typed(f"von-trace grid {h1.mac} {h4.mac}")
    link.restore()
    typed("von-delete grid")
