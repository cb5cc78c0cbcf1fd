package dev.cloakroom.http.client;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;

/// Resolves a host name and leaves only addresses that we may connect to. The client connects to exactly what it is
/// given here, so a second answer of the DNS (rebinding) comes too late. Literal addresses pass here too.
record JudgedResolver(OutboundRules rules) implements DnsResolver {

    @Override
    public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
        var allowed = Arrays.stream(InetAddress.getAllByName(host))
                .filter(address -> rules.allows(host, port, address))
                .map(address -> new InetSocketAddress(address, port))
                .toList();
        if (allowed.isEmpty()) {
            throw new ForbiddenAddressException(host);
        }
        return allowed;
    }

    /// Without a port nothing can be judged. The client does not ask this way.
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        throw new ForbiddenAddressException(host);
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
