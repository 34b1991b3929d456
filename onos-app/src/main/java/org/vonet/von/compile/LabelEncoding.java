// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.compile;

import java.util.List;
import org.onosproject.net.flow.TrafficSelector;
import org.onosproject.net.flow.TrafficTreatment;
import org.vonet.von.api.Colour;

/**
 * How frames of one virtual overlay network are marked inside the fabric. Hosts never see a mark.
 */
public interface LabelEncoding {

  /**
   * Adds the match for frames with a label.
   *
   * @param selector is added to
   * @param colour which label
   * @return the selector
   */
  TrafficSelector.Builder matchLabelled(TrafficSelector.Builder selector, Colour colour);

  /**
   * Adds the match for frames as hosts send them.
   *
   * @param selector is added to
   * @return the selector
   */
  TrafficSelector.Builder matchUnlabelled(TrafficSelector.Builder selector);

  /**
   * Adds the actions that put a label on a frame without one.
   *
   * @param treatment is added to
   * @param colour which label
   * @return the treatment
   */
  TrafficTreatment.Builder push(TrafficTreatment.Builder treatment, Colour colour);

  /**
   * Adds the actions that take the label off.
   *
   * @param treatment is added to
   * @return the treatment
   */
  TrafficTreatment.Builder pop(TrafficTreatment.Builder treatment);

  /**
   * Returns matches for every frame that carries any label of this network, used or not.
   *
   * @return one selector a label
   */
  List<TrafficSelector> anyLabel();
}
