// SPDX-License-Identifier: Apache-2.0
package org.vonet.topologies;

/** A place on Earth, in degrees. Immutable. */
public final class Coordinates {
  private static final double EARTH_RADIUS_KILOMETRES = 6371;

  private final double latitude;
  private final double longitude;

  /**
   * Takes a place.
   *
   * @param latitude degrees north, -90 to 90
   * @param longitude degrees east, -180 to 180
   * @throws IllegalArgumentException if one of them is out of range or not a number
   */
  public Coordinates(double latitude, double longitude) {
    if (!(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180)) {
      throw new IllegalArgumentException(
          "Latitude "
              + latitude
              + " and longitude "
              + longitude
              + " are no place on Earth: give -90 to 90 and -180 to 180 degrees");
    }
    this.latitude = latitude;
    this.longitude = longitude;
  }

  /** Degrees north of the equator, -90 to 90. */
  public double latitude() {
    return latitude;
  }

  /** Degrees east of Greenwich, -180 to 180. */
  public double longitude() {
    return longitude;
  }

  /** Great-circle distance by the haversine formula, in kilometres. */
  public double kilometresTo(Coordinates other) {
    double northing = Math.sin(Math.toRadians(other.latitude - latitude) / 2);
    double easting = Math.sin(Math.toRadians(other.longitude - longitude) / 2);
    double haversine =
        northing * northing
            + Math.cos(Math.toRadians(latitude))
                * Math.cos(Math.toRadians(other.latitude))
                * easting
                * easting;
    return 2 * EARTH_RADIUS_KILOMETRES * Math.asin(Math.min(1, Math.sqrt(haversine)));
  }

  @Override
  public boolean equals(Object other) {
    if (!(other instanceof Coordinates)) {
      return false;
    }
    Coordinates that = (Coordinates) other;
    return Double.compare(latitude, that.latitude) == 0
        && Double.compare(longitude, that.longitude) == 0;
  }

  @Override
  public int hashCode() {
    return 31 * Double.hashCode(latitude) + Double.hashCode(longitude);
  }

  @Override
  public String toString() {
    return latitude + " N " + longitude + " E";
  }
}
