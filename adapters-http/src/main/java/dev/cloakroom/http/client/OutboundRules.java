package dev.cloakroom.http.client;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Where we may connect to: the public internet, and what the operator allows beyond it. Without this, a URL that comes
/// from a client reaches the services of the machine and of its network (server-side request forgery).
public final class OutboundRules {

    /// The blocks of the IANA registry of special-purpose addresses that are not globally reachable, multicast, and
    /// the old relay anycast.
    private static final List<AddressBlock> CLOSED_4 = blocks(
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
            "224.0.0.0/4",
            "240.0.0.0/4");

    /// Only this is handed out as global unicast. Loopback, local and multicast addresses, NAT64 (64:ff9b::/96) and the
    /// IPv4-compatible ones lie outside; IPv4-mapped ones are judged as what they are mapped to.
    private static final AddressBlock OPEN_6 = AddressBlock.parse("2000::/3");

    /// Inside of it: protocol assignments with Teredo, documentation, and 6to4, which holds an IPv4 address.
    private static final List<AddressBlock> CLOSED_6 = blocks("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

    private static final Pattern HOST_AND_PORT = Pattern.compile("(\\[[0-9a-fA-F:.]+]|[^\\[\\]:/\\s]+):(\\d{1,5})");

    private final Set<String> hosts = new HashSet<>();
    private final List<AddressBlock> blocks;

    private OutboundRules(List<String> hosts, List<AddressBlock> blocks) {
        hosts.forEach(host -> this.hosts.add(host.toLowerCase(Locale.ROOT)));
        this.blocks = blocks;
    }

    /// Each entry is `host:port` or a block such as `10.0.0.0/8`.
    ///
    /// @throws IllegalArgumentException with a sentence for the operator
    public static OutboundRules allowing(List<String> entries) {
        var hosts = entries.stream().filter(entry -> !entry.contains("/")).toList();
        for (String host : hosts) {
            if (!HOST_AND_PORT.matcher(host).matches()) {
                throw new IllegalArgumentException(host + " is neither host:port nor a block such as 10.0.0.0/8");
            }
        }
        var blocks = entries.stream()
                .filter(entry -> entry.contains("/"))
                .map(AddressBlock::parse)
                .toList();
        return new OutboundRules(hosts, blocks);
    }

    boolean allows(String host, int port, InetAddress address) {
        String name = host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
        return hosts.contains(name.toLowerCase(Locale.ROOT) + ":" + port)
                || blocks.stream().anyMatch(block -> block.contains(address))
                || isPublic(address);
    }

    /// Whether the operator named that host and port, or the block of that literal address.
    boolean isNamed(String host, int port) {
        return hosts.contains(host.toLowerCase(Locale.ROOT) + ":" + port)
                || literal(host)
                        .filter(address -> blocks.stream().anyMatch(block -> block.contains(address)))
                        .isPresent();
    }

    /// Whether the host is a literal address that nothing may be sent to.
    boolean forbids(String host, int port) {
        return literal(host).filter(address -> !allows(host, port, address)).isPresent();
    }

    private static Optional<InetAddress> literal(String host) {
        try {
            return Optional.of(InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", "")));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static boolean isPublic(InetAddress address) {
        return address instanceof Inet4Address
                ? CLOSED_4.stream().noneMatch(block -> block.contains(address))
                : OPEN_6.contains(address) && CLOSED_6.stream().noneMatch(block -> block.contains(address));
    }

    private static List<AddressBlock> blocks(String... blocks) {
        return Stream.of(blocks).map(AddressBlock::parse).toList();
    }
}
