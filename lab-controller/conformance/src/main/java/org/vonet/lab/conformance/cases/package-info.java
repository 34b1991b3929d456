// SPDX-License-Identifier: Apache-2.0
/**
 * Conformance cases: each uses one of ONOS's services as an application would and says in JSON what
 * came of it. They judge nothing; the expectations are in the tests that call them.
 */
package org.vonet.lab.conformance.cases;
