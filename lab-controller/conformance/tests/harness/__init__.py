# SPDX-License-Identifier: Apache-2.0
"""What the conformance tests stand on: namespaces, a private Open vSwitch, a running controller."""
