// SPDX-License-Identifier: Apache-2.0
package org.vonet.von.install;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.onosproject.net.DeviceId;
import org.onosproject.net.group.Group;
import org.onosproject.net.group.GroupDescription;
import org.onosproject.net.group.GroupEvent;
import org.onosproject.net.group.GroupListener;
import org.onosproject.net.group.GroupService;

/** Adds and removes groups, and waits until the switches have them, or no longer have them. */
final class GroupInstaller {

  private final GroupService service;
  private final Duration limit;

  GroupInstaller(GroupService service, Duration limit) {
    this.service = service;
    this.limit = limit;
  }

  /** Adds groups; returns once every switch has confirmed its own. */
  void add(Collection<GroupDescription> groups) {
    if (groups.isEmpty()) {
      return;
    }
    watching(
        groups,
        confirmation -> {
          groups.forEach(service::addGroup);
          confirmation.await(
              () -> groups.stream().allMatch(this::isAdded), limit, describe(groups));
        });
  }

  /** Removes groups; returns once every switch has confirmed that they are gone. */
  void remove(Collection<GroupDescription> groups) {
    if (groups.isEmpty()) {
      return;
    }
    watching(
        groups,
        confirmation -> {
          removeWithoutWaiting(groups);
          confirmation.await(
              () -> groups.stream().allMatch(this::isGone),
              limit,
              "removal of " + describe(groups));
        });
  }

  void removeWithoutWaiting(Collection<GroupDescription> groups) {
    groups.forEach(g -> service.removeGroup(g.deviceId(), g.appCookie(), g.appId()));
  }

  private void watching(Collection<GroupDescription> groups, Consumer<Confirmation> body) {
    Confirmation confirmation = new Confirmation();
    Set<List<Object>> watched =
        groups.stream()
            .map(g -> List.<Object>of(g.deviceId(), g.appCookie()))
            .collect(Collectors.toSet());
    GroupListener listener =
        event -> {
          Group group = event.subject();
          if (watched.contains(List.<Object>of(group.deviceId(), group.appCookie()))) {
            onEvent(event.type(), group.deviceId(), confirmation);
          }
        };
    service.addListener(listener);
    try {
      body.accept(confirmation);
    } finally {
      service.removeListener(listener);
    }
  }

  private static void onEvent(GroupEvent.Type type, DeviceId device, Confirmation confirmation) {
    switch (type) {
      case GROUP_ADD_FAILED:
        confirmation.fail(
            device + " refused a group: see its log, and whether its group table is full");
        break;
      case GROUP_ADDED:
      case GROUP_REMOVED:
        confirmation.signal();
        break;
      default:
        break;
    }
  }

  private boolean isAdded(GroupDescription wanted) {
    Group group = service.getGroup(wanted.deviceId(), wanted.appCookie());
    return group != null && group.state() == Group.GroupState.ADDED;
  }

  private boolean isGone(GroupDescription removed) {
    return service.getGroup(removed.deviceId(), removed.appCookie()) == null;
  }

  private static String describe(Collection<GroupDescription> groups) {
    return groups.size()
        + " groups on "
        + groups.stream()
            .map(g -> g.deviceId().toString())
            .distinct()
            .sorted()
            .limit(3)
            .collect(Collectors.joining(", "));
  }
}
