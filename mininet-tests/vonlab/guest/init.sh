#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The first process of the lab kernel. The root file system is the host's own, read-only; every
# place that something writes to is covered by a file system in memory. The kernel command line
# gives von_dir (the lab's directory) and von_code (where the package vonlab is), on the host.
export PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/tmp LC_ALL=C.UTF-8 PYTHONDONTWRITEBYTECODE=1
mount -t proc proc /proc
mount -t sysfs sys /sys
mount -t tmpfs tmpfs /run
mkdir -p /run/von /run/code /run/lock /run/netns /run/modules/lib/modules
mount -t hostfs -o "$von_dir" none /run/von
mount -t hostfs -o "$von_code" none /run/code
for place in /tmp /var/log /etc/openvswitch /root; do
  mount -t tmpfs tmpfs "$place"
done
mountpoint -q /dev || mount -t devtmpfs dev /dev
mkdir -p /dev/pts /dev/shm
mount -t devpts -o ptmxmode=666 devpts /dev/pts
mount -t tmpfs tmpfs /dev/shm
ln -sf /proc/self/fd /dev/fd
version=$(uname -r)
ln -s "/usr/lib/uml/modules/$version" "/run/modules/lib/modules/$version"
modprobe -d /run/modules -a veth openvswitch sch_htb sch_netem sch_tbf sch_ingress cls_matchall \
  act_mirred act_gact hsr ipv6 8021q tun 2>/run/von/modules.log
# The switches' own ports must not speak; the hosts have namespaces and settings of their own.
echo 1 >/proc/sys/net/ipv6/conf/all/disable_ipv6
echo 1 >/proc/sys/net/ipv6/conf/default/disable_ipv6
echo 1000000 >/proc/sys/net/core/netdev_max_backlog
ip link set lo up
ip addr add 10.255.0.2/24 dev vec0
ip link set vec0 up
cd /tmp || exit 1
PYTHONPATH=/run/code /usr/bin/python3 -m vonlab.guest.agent >/run/von/agent.log 2>&1
poweroff -f
