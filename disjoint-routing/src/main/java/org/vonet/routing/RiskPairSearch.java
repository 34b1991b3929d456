// SPDX-License-Identifier: Apache-2.0
package org.vonet.routing;

import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * The search for a best pair of paths under risk groups, on vertex and arc numbers.
 *
 * <p>Best-first branch and bound. It starts from the best pair without regard to groups, which
 * bounds all others. Where that shares a group it branches on the conflict (as CoSE does: Rostami,
 * Khorsandi and Khodaparast, ECUMN 2007): either the first path avoids the group, or the second
 * does, or the group is shared and counted. The bound of a branch is a Lagrangian relaxation
 * (Fisher, "The Lagrangian relaxation method for solving integer programming problems", Management
 * Science 27, 1981): both paths are searched independently, with the {@link SharingPrices} of the
 * best pair in place of the rule that they keep apart. Two such searches may collide, or leave a
 * priced element unused; then it branches on that switch or link in the same three ways. Every
 * decision settles one risk for good, so the search is finite and exact; the problem is NP-hard
 * (Hu, "Diverse routing in optical mesh networks", IEEE Transactions on Communications 51, 2003),
 * so the number of branches has no better bound than exponential, and a budget ends it.
 *
 * <p>Every branch also yields pairs: the two searched paths, and the best partner of each that
 * shares no group. The best of them all is the answer.
 *
 * <p>One path search takes O((vertices + arcs) log vertices). Besides the result of construction
 * only open branches take memory, two or three for each branch taken. Not thread-safe.
 */
final class RiskPairSearch {
  private static final int NONE = -1;

  private static final Comparator<Branch> BY_BOUND =
      Comparator.<Branch>comparingInt(branch -> branch.groups)
          .thenComparingLong(branch -> branch.penalty)
          .thenComparingLong(branch -> branch.weight)
          // The latest of equals goes deepest, where a pair that ends the search is nearest.
          .thenComparingInt(branch -> -branch.number);

  private final RiskTable risks;
  private final ArcGraph graph;
  private final PairSearch pairs;
  private final SharingPrices prices;
  private final Restrictions restrictions;
  private final PricedSearch firstSearch;
  private final PricedSearch secondSearch;
  private final PartnerSearch partners;
  private final PathMarks marks;
  private final PriorityQueue<Branch> open = new PriorityQueue<>(BY_BOUND);

  private final int[] rootFirst;
  private int rootFirstLength;
  private final int[] rootSecond;
  private int rootSecondLength;

  /** The best pair so far, and its cost. */
  final int[] first;

  int firstLength;
  final int[] second;
  int secondLength;
  int groups;
  long penalty;
  long weight;

  /** Path searches that the last question took. */
  int searches;

  /** Whether no pair is better. */
  boolean isProven;

  /** No pair shares fewer groups than this. */
  int leastGroups;

  private int source;
  private int target;
  private boolean switches;
  private int branchCount;

  RiskPairSearch(RiskTable risks) {
    this.risks = risks;
    graph = risks.graph;
    pairs = new PairSearch(graph, new ShortestPathSearch(graph));
    prices = new SharingPrices(graph);
    restrictions = new Restrictions(risks, prices);
    firstSearch = new PricedSearch(risks, restrictions);
    secondSearch = new PricedSearch(risks, restrictions);
    partners = new PartnerSearch(risks);
    marks = new PathMarks(risks);
    rootFirst = new int[graph.vertexCount];
    rootSecond = new int[graph.vertexCount];
    first = new int[graph.vertexCount];
    second = new int[graph.vertexCount];
  }

  /** A set of decisions, as the last of them and the branch with the others. */
  private static final class Branch {
    final Branch parent;
    final int risk;
    final byte decision;
    final int number;

    /** While both paths are under the same restrictions they can change places. */
    final boolean isSymmetric;

    int groups;
    long penalty;
    long weight;

    /** The risk to decide next. */
    int conflict = NONE;

    Branch(Branch parent, int risk, byte decision, int number) {
      this.parent = parent;
      this.risk = risk;
      this.decision = decision;
      this.number = number;
      isSymmetric = parent == null || (parent.isSymmetric && decision == Restrictions.PAID);
    }
  }

  /**
   * Finds a pair that shares as few groups as can be found, then as few switches (if they count)
   * and links, then of least weight.
   *
   * @param maxSearches number of path searches after which no new branch is begun
   * @return whether there is a pair at all
   */
  boolean find(int from, int to, boolean countSwitches, int maxSearches) {
    source = from;
    target = to;
    switches = countSwitches;
    open.clear();
    branchCount = 0;
    searches = 2;
    if (!pairs.pair(source, target, switches, true)) {
      return false;
    }
    adoptRoot(pairs.pair());
    if (groups == 0) {
      isProven = true;
      leastGroups = 0;
      return true;
    }
    prices.set(rootFirst, rootFirstLength, rootSecond, rootSecondLength, switches);
    restrictions.clear();
    offerPartner(rootFirst, rootFirstLength);
    offerPartner(rootSecond, rootSecondLength);
    addRoot();
    while (!open.isEmpty() && searches < maxSearches) {
      Branch branch = open.remove();
      addBranch(branch, branch.conflict, Restrictions.FIRST_AVOIDS);
      if (!branch.isSymmetric) {
        addBranch(branch, branch.conflict, Restrictions.SECOND_AVOIDS);
      }
      addBranch(branch, branch.conflict, Restrictions.PAID);
      while (!open.isEmpty() && !isBetter(open.peek())) {
        open.remove();
      }
    }
    isProven = open.isEmpty();
    leastGroups = isProven ? groups : open.peek().groups;
    open.clear();
    return true;
  }

  private void adoptRoot(TwoUnitFlow pair) {
    rootFirstLength = pair.firstLength;
    rootSecondLength = pair.secondLength;
    System.arraycopy(pair.first, 0, rootFirst, 0, rootFirstLength);
    System.arraycopy(pair.second, 0, rootSecond, 0, rootSecondLength);
    groups = Integer.MAX_VALUE;
    offer(rootFirst, rootFirstLength, rootSecond, rootSecondLength);
  }

  /** Begins with the groups that no single path can avoid: whatever is decided, they are shared. */
  private void addRoot() {
    Branch root = new Branch(null, NONE, Restrictions.PAID, branchCount++);
    marks.set(rootFirst, rootFirstLength);
    for (int group : marks.commonGroups(rootSecond, rootSecondLength)) {
      restrictions.clear();
      restrictions.decide(Restrictions.riskOfGroup(group), Restrictions.FIRST_AVOIDS);
      searches++;
      if (!firstSearch.find(source, target, Restrictions.FIRST_AVOIDS)) {
        root = new Branch(root, Restrictions.riskOfGroup(group), Restrictions.PAID, branchCount++);
      }
    }
    addBranch(root);
  }

  private void addBranch(Branch parent, int risk, byte decision) {
    addBranch(new Branch(parent, risk, decision, branchCount++));
  }

  private void addBranch(Branch branch) {
    restrictions.clear();
    boolean isRootRelaxed = true;
    for (Branch b = branch; b.parent != null; b = b.parent) {
      restrictions.decide(b.risk, b.decision);
      isRootRelaxed &= b.decision == Restrictions.PAID && b.risk < risks.groupCount;
    }
    branch.groups = restrictions.paidGroupCount;
    if (isRootRelaxed) {
      branch.penalty = rootPenalty();
      branch.weight = rootWeight();
      if (isBetter(branch)) {
        marks.set(rootFirst, rootFirstLength);
        branch.conflict = sharedOpenGroup(rootSecond, rootSecondLength);
        open.add(branch);
      }
      return;
    }
    searches++;
    if (!firstSearch.find(source, target, Restrictions.FIRST_AVOIDS)) {
      return;
    }
    searches++;
    if (!secondSearch.find(source, target, Restrictions.SECOND_AVOIDS)) {
      return;
    }
    branch.penalty = firstSearch.penalty + secondSearch.penalty + restrictions.constantPenalty;
    branch.weight = firstSearch.weight + secondSearch.weight + restrictions.constantWeight;
    if (!isBetter(branch)) {
      return;
    }
    marks.set(firstSearch.pathArcs, firstSearch.pathLength);
    searches++;
    secondSearch.separate(source, target, Restrictions.SECOND_AVOIDS, marks);
    branch.conflict = conflict();
    offer(
        firstSearch.pathArcs,
        firstSearch.pathLength,
        secondSearch.pathArcs,
        secondSearch.pathLength);
    offerPartner(firstSearch.pathArcs, firstSearch.pathLength);
    if (branch.conflict != NONE && isBetter(branch)) {
      open.add(branch);
    }
  }

  private long rootPenalty() {
    marks.set(rootFirst, rootFirstLength);
    return marks.sharingPenalty(rootSecond, rootSecondLength, switches);
  }

  private long rootWeight() {
    return weightOf(rootFirst, rootFirstLength) + weightOf(rootSecond, rootSecondLength);
  }

  private long weightOf(int[] arcs, int length) {
    long sum = 0;
    for (int i = 0; i < length; i++) {
      sum += graph.weights[arcs[i]];
    }
    return sum;
  }

  private void offerPartner(int[] path, int length) {
    searches++;
    marks.set(path, length);
    if (partners.find(source, target, marks, switches, restrictions.paidGroups)) {
      offer(path, length, partners.pathArcs(), partners.pathLength());
    }
  }

  /** Takes a pair if it is better than the best so far. The lighter path becomes the first. */
  private void offer(int[] one, int oneLength, int[] other, int otherLength) {
    marks.set(one, oneLength);
    int newGroups = marks.sharedGroups(other, otherLength);
    long newPenalty = marks.sharingPenalty(other, otherLength, switches);
    long oneWeight = weightOf(one, oneLength);
    long otherWeight = weightOf(other, otherLength);
    long newWeight = oneWeight + otherWeight;
    if (compare(newGroups, newPenalty, newWeight, groups, penalty, weight) >= 0) {
      return;
    }
    groups = newGroups;
    penalty = newPenalty;
    weight = newWeight;
    boolean isOneFirst =
        oneWeight != otherWeight ? oneWeight < otherWeight : oneLength <= otherLength;
    firstLength = isOneFirst ? oneLength : otherLength;
    secondLength = isOneFirst ? otherLength : oneLength;
    System.arraycopy(isOneFirst ? one : other, 0, first, 0, firstLength);
    System.arraycopy(isOneFirst ? other : one, 0, second, 0, secondLength);
  }

  private boolean isBetter(Branch branch) {
    return compare(branch.groups, branch.penalty, branch.weight, groups, penalty, weight) < 0;
  }

  private static int compare(
      int groupsA, long penaltyA, long weightA, int groupsB, long penaltyB, long weightB) {
    if (groupsA != groupsB) {
      return Integer.compare(groupsA, groupsB);
    }
    return penaltyA != penaltyB ? Long.compare(penaltyA, penaltyB) : Long.compare(weightA, weightB);
  }

  /** A risk for which the bound of the branch may fall short of the two paths just searched. */
  private int conflict() {
    int group = sharedOpenGroup(secondSearch.pathArcs, secondSearch.pathLength);
    return group != NONE ? Restrictions.riskOfGroup(group) : largestGap();
  }

  /** A group of the marked path and this one, about which nothing is decided. */
  private int sharedOpenGroup(int[] arcs, int length) {
    int best = NONE;
    int bestSize = 0;
    for (int i = 0; i < length; i++) {
      for (int j = risks.groupOffsets[arcs[i]]; j < risks.groupOffsets[arcs[i] + 1]; j++) {
        int group = risks.groups[j];
        int size = risks.linkOffsets[group + 1] - risks.linkOffsets[group];
        if (size > bestSize && marks.hasGroup(group) && restrictions.isOpenGroup(group)) {
          best = group;
          bestSize = size;
        }
      }
    }
    return best;
  }

  private int gapRisk;
  private long gapPenalty;
  private long gapWeight;

  /** The switch or link that the paths share for less, or leave unused for more, than it costs. */
  private int largestGap() {
    gapRisk = NONE;
    gapPenalty = 0;
    gapWeight = 0;
    int[] arcs = secondSearch.pathArcs;
    for (int i = 0; i < secondSearch.pathLength; i++) {
      int arc = arcs[i];
      int head = graph.heads[arc];
      if (switches
          && i + 1 < secondSearch.pathLength
          && marks.hasTransit(head)
          && restrictions.isOpenVertex(head)) {
        noteGap(
            restrictions.riskOfVertex(head),
            PathMarks.SHARED_SWITCH - prices.vertexPenalties[head],
            -prices.vertexWeights[head]);
      }
      if (marks.hasLink(arc) && restrictions.isOpenLink(arc)) {
        noteGap(
            restrictions.riskOfLink(arc),
            PathMarks.SHARED_LINK - prices.arcPenalties[arc],
            -prices.arcWeights[arc]);
      }
    }
    for (int i = 0; i < prices.pricedVertexCount; i++) {
      int vertex = prices.pricedVertices[i];
      if (restrictions.isOpenVertex(vertex) && !isVisited(vertex)) {
        noteGap(
            restrictions.riskOfVertex(vertex),
            prices.vertexPenalties[vertex],
            prices.vertexWeights[vertex]);
      }
    }
    for (int i = 0; i < prices.pricedLinkCount; i++) {
      int arc = prices.pricedLinks[i];
      if (restrictions.isOpenLink(arc) && !isCrossed(arc)) {
        noteGap(restrictions.riskOfLink(arc), prices.arcPenalties[arc], prices.arcWeights[arc]);
      }
    }
    return gapRisk;
  }

  private boolean isVisited(int vertex) {
    if (marks.hasTransit(vertex)) {
      return true;
    }
    for (int i = 0; i < secondSearch.pathLength; i++) {
      if (graph.heads[secondSearch.pathArcs[i]] == vertex) {
        return true;
      }
    }
    return false;
  }

  private boolean isCrossed(int arc) {
    if (marks.hasLink(arc)) {
      return true;
    }
    for (int i = 0; i < secondSearch.pathLength; i++) {
      int used = secondSearch.pathArcs[i];
      if (used == arc || used == graph.reverse[arc]) {
        return true;
      }
    }
    return false;
  }

  private void noteGap(int risk, long penaltyGap, long weightGap) {
    if (penaltyGap > gapPenalty || (penaltyGap == gapPenalty && weightGap > gapWeight)) {
      gapRisk = risk;
      gapPenalty = penaltyGap;
      gapWeight = weightGap;
    }
  }
}
