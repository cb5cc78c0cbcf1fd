package dev.cloakroom.application;

import java.util.Map;

/// A whole JSON answer as it goes over the wire, kept so that a repeated request gets the same bytes.
public record StoredResponse(int status, Map<String, String> headers, String body) {

    public StoredResponse {
        headers = Map.copyOf(headers);
    }
}
