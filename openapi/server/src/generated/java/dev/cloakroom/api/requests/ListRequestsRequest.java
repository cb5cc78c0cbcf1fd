// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.requests;

import dev.cloakroom.api.model.RequestStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What `listRequests` is asked with.
public record ListRequestsRequest(List<RequestStatus> status, int limit, @Nullable String cursor) {}
