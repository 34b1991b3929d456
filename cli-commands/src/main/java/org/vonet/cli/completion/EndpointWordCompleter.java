// SPDX-License-Identifier: Apache-2.0
package org.vonet.cli.completion;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.onlab.packet.IpAddress;
import org.onosproject.net.ConnectPoint;
import org.onosproject.net.Device;
import org.onosproject.net.Host;
import org.onosproject.net.device.DeviceService;
import org.onosproject.net.host.HostService;
import org.onosproject.net.link.LinkService;
import org.vonet.cli.input.AddressWord;
import org.vonet.cli.input.PortWord;
import org.vonet.von.api.VonService;

/**
 * Offers the words of an endpoint: first access ports (ports of switches at which no link ends) and
 * hosts that are in no network yet, then the address of a host seen at that port, then its IP
 * addresses.
 */
@Service
public final class EndpointWordCompleter extends ChoiceCompleter {

  @Override
  protected Stream<String> choices(List<String> words, int index) {
    int first = firstEndpointWord(words);
    if (index <= first) {
      return Stream.concat(accessPorts().map(PortWord::of), freeHosts());
    }
    Collection<Host> hosts = hostsAt(words.get(first));
    if (index == first + 1) {
      return hosts.stream().map(host -> host.mac().toString());
    }
    String mac = words.get(first + 1);
    return hosts.stream()
        .filter(host -> host.mac().toString().equalsIgnoreCase(mac))
        .flatMap(host -> host.ipAddresses().stream())
        .map(IpAddress::toString)
        .filter(ip -> !words.subList(first, index).contains(ip));
  }

  // The command's name, options before the arguments, the network's name, the endpoint.
  private static int firstEndpointWord(List<String> words) {
    int word = 1;
    while (word < words.size() - 1 && words.get(word).startsWith("-")) {
      word++;
    }
    return word + 1;
  }

  private Stream<ConnectPoint> accessPorts() {
    DeviceService devices = service(DeviceService.class);
    LinkService links = service(LinkService.class);
    return StreamSupport.stream(devices.getDevices(Device.Type.SWITCH).spliterator(), false)
        .flatMap(
            device ->
                devices.getPorts(device.id()).stream()
                    .filter(port -> !port.number().isLogical())
                    .map(port -> new ConnectPoint(device.id(), port.number())))
        .filter(port -> links.getLinks(port).isEmpty());
  }

  private Stream<String> freeHosts() {
    Set<String> taken =
        service(VonService.class).vons().stream()
            .flatMap(von -> von.endpoints().stream())
            .map(endpoint -> endpoint.mac().toString())
            .collect(Collectors.toSet());
    return StreamSupport.stream(service(HostService.class).getHosts().spliterator(), false)
        .filter(host -> !taken.contains(host.mac().toString()))
        .map(host -> host.id().toString());
  }

  private Collection<Host> hostsAt(String portWord) {
    if (AddressWord.isHost(portWord)) {
      return Set.of();
    }
    try {
      return service(HostService.class).getConnectedHosts(PortWord.parse(portWord));
    } catch (IllegalArgumentException e) {
      // Not a port: the command will say what is wrong with it.
      return Set.of();
    }
  }
}
