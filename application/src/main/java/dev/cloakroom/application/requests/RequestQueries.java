package dev.cloakroom.application.requests;

import dev.cloakroom.application.requests.Requests.Kept;
import dev.cloakroom.application.requests.TrackingTokens.Hash;
import dev.cloakroom.domain.requests.HistoryEntry;
import dev.cloakroom.domain.requests.RequestId;
import dev.cloakroom.domain.requests.RequestRejections;
import dev.cloakroom.domain.requests.TrackedRequest;
import java.util.List;

/// Reads requests, for each viewer what he may see.
public final class RequestQueries {

    private final Requests requests;
    private final TrackingTokens tokens;

    public RequestQueries(Requests requests, TrackingTokens tokens) {
        this.requests = requests;
        this.tokens = tokens;
    }

    /// @throws dev.cloakroom.domain.Rejection.Missing for an unknown id and for a wrong token, with no difference
    public TrackedRequest find(RequestId id, Viewer viewer) {
        var request = letIn(id, viewer);
        return switch (viewer) {
            case Viewer.Admin() -> request;
            case Viewer.Follower _ -> request.forFollowers();
        };
    }

    /// Oldest first.
    ///
    /// @throws dev.cloakroom.domain.Rejection.Missing as [#find]
    public List<HistoryEntry> history(RequestId id, Viewer viewer) {
        var _ = letIn(id, viewer);
        var entries = requests.history(id);
        return switch (viewer) {
            case Viewer.Admin() -> entries;
            case Viewer.Follower _ ->
                entries.stream().map(HistoryEntry::forFollowers).toList();
        };
    }

    public List<TrackedRequest> list(RequestFilter filter) {
        return requests.list(filter);
    }

    /// Hashes and compares whether there is such a request or not, so that the time tells nothing either.
    private TrackedRequest letIn(RequestId id, Viewer viewer) {
        var kept = requests.find(id);
        var allowed = switch (viewer) {
            case Viewer.Admin() -> true;
            case Viewer.Follower(var token) ->
                kept.map(Kept::token).orElse(Hash.NOBODYS).matches(tokens.hash(token));
        };
        if (kept.isEmpty() || !allowed) {
            throw RequestRejections.notFound();
        }
        return kept.get().request();
    }
}
