package dev.cloakroom.application.requests;

import dev.cloakroom.domain.requests.RequestId;
import dev.cloakroom.domain.requests.RequestStatus;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One page of the list: those of any of these statuses that were made before `before`, or the newest where it is null.
/// No status means all.
public record RequestFilter(
        Set<RequestStatus> statuses, @Nullable RequestId before, int limit) {

    public RequestFilter {
        statuses = Set.copyOf(statuses.isEmpty() ? EnumSet.allOf(RequestStatus.class) : statuses);
    }
}
