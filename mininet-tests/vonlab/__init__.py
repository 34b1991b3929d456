# SPDX-License-Identifier: Apache-2.0
"""The lab: a network of switches and hosts in a kernel of its own, with a controller beside it."""
