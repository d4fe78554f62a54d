package vn.lienket.notification.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hc.client5.http.DnsResolver;

/**
 * What hosts resolved to when they were checked. The client connects to these addresses and never asks the name servers itself, so that what was checked is
 * what is called, whatever the name says a moment later.
 */
final class CheckedAddresses implements DnsResolver {

    private static final Duration FRESH_FOR = Duration.ofMinutes(1);

    private final PublicAddresses allowed;
    private final Clock clock;
    private final Map<String, Checked> byHost = new ConcurrentHashMap<>();

    CheckedAddresses(PublicAddresses allowed, Clock clock) {
        this.allowed = allowed;
        this.clock = clock;
    }

    boolean knows(String host) {
        Checked checked = byHost.get(name(host));
        return checked != null && clock.instant().isBefore(checked.until);
    }

    /** Slow: it may ask name servers. @throws ForbiddenAddress when one of the host's addresses is not public */
    void check(String host) throws UnknownHostException {
        InetAddress[] addresses = InetAddress.getAllByName(host);
        if (!Arrays.stream(addresses).allMatch(allowed::allow)) {
            byHost.remove(name(host));
            throw new ForbiddenAddress();
        }
        byHost.put(name(host), new Checked(addresses, clock.instant().plus(FRESH_FOR)));
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        Checked checked = byHost.get(name(host));
        if (checked == null) {
            throw new UnknownHostException("unchecked");
        }
        return checked.addresses.clone();
    }

    /** The client takes the brackets off an IPv6 literal. */
    private static String name(String host) {
        return host.replaceAll("[\\[\\]]", "").toLowerCase(Locale.ROOT);
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    private record Checked(InetAddress[] addresses, Instant until) {}

    static final class ForbiddenAddress extends UnknownHostException {}
}
