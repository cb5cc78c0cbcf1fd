package dev.cloakroom.http.client;

import java.net.InetAddress;

/// A block of IP addresses, such as `10.0.0.0/8` or `fd00::/8`.
record AddressBlock(InetAddress network, int bits) {

    static AddressBlock parse(String text) {
        int slash = text.indexOf('/');
        try {
            var network = InetAddress.ofLiteral(text.substring(0, slash));
            int bits = Integer.parseInt(text.substring(slash + 1));
            if (bits >= 0 && bits <= network.getAddress().length * 8) {
                return new AddressBlock(network, bits);
            }
        } catch (IllegalArgumentException broken) {
            throw new IllegalArgumentException(complaint(text), broken);
        }
        throw new IllegalArgumentException(complaint(text));
    }

    boolean contains(InetAddress address) {
        byte[] ours = network.getAddress();
        byte[] theirs = address.getAddress();
        if (ours.length != theirs.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit += 8) {
            int mask = 0xff << Math.max(0, 8 - (bits - bit));
            if (((ours[bit / 8] ^ theirs[bit / 8]) & mask & 0xff) != 0) {
                return false;
            }
        }
        return true;
    }

    private static String complaint(String text) {
        return text + " is no block of addresses, such as 10.0.0.0/8";
    }
}
