package dev.cloakroom.http.client;

import java.io.IOException;

/// Another server sent more than we take.
final class TooLargeException extends IOException {

    TooLargeException(String message) {
        super(message);
    }
}
