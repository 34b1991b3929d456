# SPDX-License-Identifier: Apache-2.0
"""What runs inside the lab kernel: the network, the traffic engine and the agent that serves them."""
