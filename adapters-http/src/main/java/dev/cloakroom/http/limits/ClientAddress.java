package dev.cloakroom.http.limits;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Tells the address of the client for rate limits. `X-Forwarded-For` counts only as far as proxies that were
/// configured have written it: read from the right, the first address that is none of them. Nobody can choose its own.
public final class ClientAddress {

    /// Digits of an address; a host name in the header must never be looked up.
    private static final Pattern LITERAL = Pattern.compile("[0-9a-fA-F:.]{2,45}");
    private static final int IPV6_SITE_BYTES = 8;

    private final List<Network> proxies;

    private record Network(InetAddress address, int bits) {
        static Network parse(String text) {
            var slash = text.indexOf('/');
            var address = literal(slash < 0 ? text : text.substring(0, slash));
            if (address == null) {
                throw new IllegalArgumentException("not an IP address or network: " + text);
            }
            var most = address.getAddress().length * 8;
            var bits = slash < 0 ? most : Integer.parseInt(text.substring(slash + 1));
            if (bits < 0 || bits > most) {
                throw new IllegalArgumentException("not a network: " + text);
            }
            return new Network(address, bits);
        }

        boolean contains(InetAddress other) {
            var mine = address.getAddress();
            var theirs = other.getAddress();
            if (mine.length != theirs.length) {
                return false;
            }
            var whole = bits / 8;
            var mask = 0xff << (8 - bits % 8) & 0xff;
            return Arrays.equals(mine, 0, whole, theirs, 0, whole)
                    && (bits % 8 == 0 || (mine[whole] & mask) == (theirs[whole] & mask));
        }
    }

    /// `proxies` are addresses or networks such as `10.0.0.0/8`.
    public ClientAddress(List<String> proxies) {
        this.proxies = proxies.stream().map(Network::parse).toList();
    }

    /// The key that a limit counts under: the IPv4 address, or the /64 network of an IPv6 address, since one client
    /// has all of it.
    public String of(String peer, @Nullable String forwardedFor) {
        var address = literal(peer);
        if (address == null) {
            return peer;
        }
        var hops = forwardedFor == null ? new String[0] : forwardedFor.split(",", -1);
        for (var hop = hops.length - 1; hop >= 0 && isProxy(address); hop--) {
            var before = literal(hops[hop].strip());
            if (before == null) {
                break;
            }
            address = before;
        }
        return key(address);
    }

    private boolean isProxy(InetAddress address) {
        return proxies.stream().anyMatch(network -> network.contains(address));
    }

    private static String key(InetAddress address) {
        var bytes = address.getAddress();
        if (bytes.length > 4) {
            Arrays.fill(bytes, IPV6_SITE_BYTES, bytes.length, (byte) 0);
        }
        try {
            return InetAddress.getByAddress(bytes).getHostAddress();
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("an address has 4 or 16 bytes", impossible);
        }
    }

    private static @Nullable InetAddress literal(String text) {
        var bare = text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
        try {
            return LITERAL.matcher(bare).matches() ? InetAddress.ofLiteral(bare) : null;
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}
