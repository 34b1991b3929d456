// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.store;

import java.util.Objects;
import org.onosproject.core.ApplicationId;
import org.vonet.von.api.Von;
import org.vonet.von.compile.VonCompiler;
import org.vonet.von.compile.VonProgram;
import org.vonet.von.compile.VonResources;

/** A network and the identifiers that it holds: all that is needed to know its rules again. */
public final class VonRecord {

  private final Von von;
  private final VonResources resources;

  private VonRecord(Von von, VonResources resources) {
    this.von = von;
    this.resources = resources;
  }

  /**
   * Returns a record.
   *
   * @param von the network
   * @param resources what it holds
   * @return the record
   */
  public static VonRecord of(Von von, VonResources resources) {
    return new VonRecord(Objects.requireNonNull(von), Objects.requireNonNull(resources));
  }

  /**
   * Returns the network.
   *
   * @return its value
   */
  public Von von() {
    return von;
  }

  /**
   * Returns what it holds.
   *
   * @return labels, meters and groups
   */
  public VonResources resources() {
    return resources;
  }

  /**
   * Returns the rules of this network: a function of the record, so they need not be stored.
   *
   * @param application in whose name
   * @return the program
   */
  public VonProgram program(ApplicationId application) {
    return VonCompiler.compile(von, resources, application);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VonRecord
        && ((VonRecord) other).von.equals(von)
        && ((VonRecord) other).resources.equals(resources);
  }

  @Override
  public int hashCode() {
    return Objects.hash(von, resources);
  }

  @Override
  public String toString() {
    return von + ", " + resources;
  }
}
