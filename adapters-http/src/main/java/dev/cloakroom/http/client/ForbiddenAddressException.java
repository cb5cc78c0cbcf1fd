package dev.cloakroom.http.client;

import java.net.UnknownHostException;

/// All addresses of the host are such that we do not connect to.
final class ForbiddenAddressException extends UnknownHostException {

    ForbiddenAddressException(String host) {
        super(host + " is not a public address");
    }
}
