// SPDX-License-Identifier: Apache-2.0
/** Translation between ONOS values (rules, groups, meters) and OpenFlow 1.3 messages, both ways. */
package org.vonet.lab.codec;
