// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.api;

import org.onosproject.event.EventListener;

/** Is told what happens to virtual overlay networks. */
public interface VonListener extends EventListener<VonEvent> {}
