package vn.lienket.notification.webhook;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/** Which addresses may be called: public ones only, so that nobody makes us ask our own network for them. */
final class PublicAddresses {

    /** Special-purpose registries of IANA (RFC 6890 and later); those of IPv6 that carry an IPv4 address within are closed as well. */
    private static final List<Network> SPECIAL = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/3",
                    "::/96",
                    "64:ff9b::/96",
                    "64:ff9b:1::/48",
                    "100::/64",
                    "2001::/23",
                    "2001:db8::/32",
                    "2002::/16",
                    "3fff::/20",
                    "5f00::/16",
                    "fc00::/7",
                    "fe80::/9",
                    "ff00::/8")
            .map(Network::of)
            .toList();

    private final List<Network> reachable;

    PublicAddresses(List<String> reachable) {
        this.reachable = reachable.stream().map(Network::of).toList();
    }

    boolean allow(InetAddress address) {
        return reachable.stream().anyMatch(network -> network.contains(address))
                || SPECIAL.stream().noneMatch(network -> network.contains(address));
    }
}
