package dev.cloakroom.application.requests;

import dev.cloakroom.application.requests.TrackingTokens.Hash;
import dev.cloakroom.domain.requests.HistoryEntry;
import dev.cloakroom.domain.requests.RequestId;
import dev.cloakroom.domain.requests.StatusChange;
import dev.cloakroom.domain.requests.TrackedRequest;
import java.util.List;
import java.util.Optional;

/// The requests and how they changed.
public interface Requests {

    void add(TrackedRequest request, Hash token);

    Optional<Kept> find(RequestId id);

    /// A request, and what its token must match.
    record Kept(TrackedRequest request, Hash token) {}

    /// Newest first.
    List<TrackedRequest> list(RequestFilter filter);

    /// Inside a transaction: nobody else changes it, or enters its changes in the history, before the end.
    Optional<TrackedRequest> lock(RequestId id);

    /// Stores the change, not yet in the history, and the request after it, which has its event.
    void change(TrackedRequest changed, StatusChange change);

    /// False where there is no such request.
    boolean replaceToken(RequestId id, Hash token);

    /// What was entered, oldest first.
    List<HistoryEntry> history(RequestId id);
}
