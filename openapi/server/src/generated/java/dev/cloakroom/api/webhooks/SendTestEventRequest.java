// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.webhooks;

import java.util.UUID;

/// What `sendTestEvent` is asked with.
public record SendTestEventRequest(UUID endpointId) {}
