// SPDX-License-Identifier: Apache-2.0
package org.vonet.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Generates wide-area networks of any size: the Gabriel graph of random points on a plane.
 *
 * <p>Two points are joined unless a third lies within the circle of which they are a diameter: K.
 * R. Gabriel and R. R. Sokal, "A new statistical approach to geographic variation analysis",
 * Systematic Zoology 18 (1969). The graph is planar and connected, and has nearly two links for
 * each point. Points are drawn uniformly from a square in which each has 1,600 km² to itself; links
 * are straight, at 5 µs/km. The same number and seed give the same network on every machine.
 */
final class GabrielNetwork {
  /** The side of a cell, in which one point is expected. */
  private static final double KILOMETRES_PER_CELL = 40;

  private static final double NANOS_PER_KILOMETRE = 5000;

  /**
   * No link is looked for beyond so many cells. A link of that length would need half a circle
   * without a point where 39 are expected.
   */
  private static final int REACH_CELLS = 10;

  private final int count;

  /** Coordinates, in sides of cells. */
  private final double[] x;

  private final double[] y;
  private final int side;

  /** The points of cell {@code c} are {@code pointsByCell[starts[c]] … [starts[c+1]-1]}. */
  private final int[] pointsByCell;

  private final int[] starts;

  private GabrielNetwork(int count, long seed) {
    this.count = count;
    x = new double[count];
    y = new double[count];
    double edge = Math.sqrt(count);
    side = (int) edge + 1;
    Random random = new Random(seed);
    starts = new int[side * side + 1];
    for (int i = 0; i < count; i++) {
      x[i] = random.nextDouble() * edge;
      y[i] = random.nextDouble() * edge;
      starts[cell(x[i], y[i]) + 1]++;
    }
    for (int c = 0; c < side * side; c++) {
      starts[c + 1] += starts[c];
    }
    pointsByCell = new int[count];
    int[] next = starts.clone();
    for (int i = 0; i < count; i++) {
      pointsByCell[next[cell(x[i], y[i])]++] = i;
    }
  }

  /**
   * Generates a network, in time that grows a little faster than the number of switches.
   *
   * @param switches how many, 1 or more
   */
  static Network generate(int switches, long seed) {
    return new GabrielNetwork(switches, seed).network();
  }

  private int cell(double atX, double atY) {
    int row = (int) atY;
    int column = (int) atX;
    return row * side + column;
  }

  private Network network() {
    List<Network.Link> links = new ArrayList<>();
    for (int a = 0; a < count; a++) {
      int lastRow = Math.min(side - 1, (int) y[a] + REACH_CELLS);
      int lastColumn = Math.min(side - 1, (int) x[a] + REACH_CELLS);
      for (int row = Math.max(0, (int) y[a] - REACH_CELLS); row <= lastRow; row++) {
        int first = row * side + Math.max(0, (int) x[a] - REACH_CELLS);
        for (int i = starts[first]; i < starts[row * side + lastColumn + 1]; i++) {
          int b = pointsByCell[i];
          if (b > a && isEmptyCircle(a, b)) {
            double kilometres = KILOMETRES_PER_CELL * Math.sqrt(squaredDistance(a, b));
            links.add(new Network.Link(a, b, Math.round(kilometres * NANOS_PER_KILOMETRE)));
          }
        }
      }
    }
    return new Network(count, links);
  }

  private double squaredDistance(int a, int b) {
    return (x[a] - x[b]) * (x[a] - x[b]) + (y[a] - y[b]) * (y[a] - y[b]);
  }

  /** Whether no third point lies within the circle over the diameter from a to b. */
  private boolean isEmptyCircle(int a, int b) {
    double middleX = (x[a] + x[b]) / 2;
    double middleY = (y[a] + y[b]) / 2;
    double radius = Math.sqrt(squaredDistance(a, b)) / 2;
    // Most circles hold a point near their middle.
    if (!isEmptyCircle(a, b, middleX, middleY, Math.min(1, radius))) {
      return false;
    }
    return radius <= 1 || isEmptyCircle(a, b, middleX, middleY, radius);
  }

  /** The same, looking only at the cells within some distance of the middle. */
  private boolean isEmptyCircle(int a, int b, double middleX, double middleY, double distance) {
    int lastRow = Math.min(side - 1, (int) (middleY + distance));
    int lastColumn = Math.min(side - 1, (int) (middleX + distance));
    int firstColumn = (int) Math.max(0, middleX - distance);
    for (int row = (int) Math.max(0, middleY - distance); row <= lastRow; row++) {
      for (int i = starts[row * side + firstColumn]; i < starts[row * side + lastColumn + 1]; i++) {
        int p = pointsByCell[i];
        // Thales: from within the circle, its diameter is seen under an obtuse angle.
        if (p != a && p != b && (x[a] - x[p]) * (x[b] - x[p]) + (y[a] - y[p]) * (y[b] - y[p]) < 0) {
          return false;
        }
      }
    }
    return true;
  }
}
