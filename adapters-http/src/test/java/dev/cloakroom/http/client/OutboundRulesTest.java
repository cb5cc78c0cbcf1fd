package dev.cloakroom.http.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutboundRulesTest {

    private static final OutboundRules STRICT = OutboundRules.allowing(List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.1.2.3",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "127.9.9.9",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.170",
                "192.0.2.1",
                "192.168.1.1",
                "198.18.0.1",
                "198.19.255.1",
                "198.51.100.7",
                "203.0.113.9",
                "224.0.0.1",
                "239.255.255.250",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:127.0.0.1",
                "::ffff:169.254.169.254",
                "::127.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b:1::1",
                "100::1",
                "2001::1",
                "2001:db8::1",
                "2002:7f00:1::",
                "3fff::1",
                "fc00::1",
                "fd00:ec2::254",
                "fe80::1",
                "fec0::1",
                "ff02::1"
            })
    void whatIsNotPublicIsClosed(String address) {
        assertThat(STRICT.allows("example.com", 443, InetAddress.ofLiteral(address)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "128.0.0.1",
                "172.15.255.255",
                "172.32.0.0",
                "192.0.1.1",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "::ffff:8.8.8.8",
                "2606:4700::1111",
                "2001:4860:4860::8888",
                "2a00:1450::1"
            })
    void whatIsPublicIsOpen(String address) {
        assertThat(STRICT.allows("example.com", 443, InetAddress.ofLiteral(address)))
                .isTrue();
    }

    @Test
    void aHostIsAllowedWithItsPortOnly() {
        var rules = OutboundRules.allowing(List.of("Compendium.local:8080", "127.0.0.1:9000", "[::1]:9000"));
        var loopback = InetAddress.ofLiteral("127.0.0.1");
        assertThat(rules.allows("compendium.LOCAL", 8080, loopback)).isTrue();
        assertThat(rules.allows("compendium.local", 8081, loopback)).isFalse();
        assertThat(rules.allows("other.local", 8080, loopback)).isFalse();
        assertThat(rules.allows("127.0.0.1", 9000, loopback)).isTrue();
        assertThat(rules.allows("::1", 9000, InetAddress.ofLiteral("::1"))).isTrue();
        assertThat(rules.allows("[::1]", 9000, InetAddress.ofLiteral("::1"))).isTrue();
    }

    @Test
    void aBlockIsAllowedWithAllItsPorts() {
        var rules = OutboundRules.allowing(List.of("10.20.0.0/15", "fd00::/8", "127.0.0.1/32"));
        assertThat(rules.allows("a", 1, InetAddress.ofLiteral("10.21.255.255"))).isTrue();
        assertThat(rules.allows("a", 1, InetAddress.ofLiteral("10.22.0.0"))).isFalse();
        assertThat(rules.allows("a", 1, InetAddress.ofLiteral("fdff::1"))).isTrue();
        assertThat(rules.allows("a", 1, InetAddress.ofLiteral("fe80::1"))).isFalse();
        assertThat(rules.allows("a", 1, InetAddress.ofLiteral("127.0.0.1"))).isTrue();
        assertThat(rules.allows("a", 1, InetAddress.ofLiteral("127.0.0.2"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "host:",
                "host:port",
                "http://host:80",
                "10.0.0.0/33",
                "10.0.0.0/",
                "/8",
                "a.b/8",
                "::1:80"
            })
    void whatIsNeitherIsRefused(String entry) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> OutboundRules.allowing(List.of(entry)))
                .withMessageContaining(entry);
    }
}
