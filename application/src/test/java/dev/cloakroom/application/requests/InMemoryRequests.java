package dev.cloakroom.application.requests;

import dev.cloakroom.application.requests.TrackingTokens.Hash;
import dev.cloakroom.domain.auth.Email;
import dev.cloakroom.domain.events.EventId;
import dev.cloakroom.domain.requests.HistoryEntry;
import dev.cloakroom.domain.requests.RequestId;
import dev.cloakroom.domain.requests.StatusChange;
import dev.cloakroom.domain.requests.TrackedRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Requests and their changes in maps. Its locks lock nothing.
public final class InMemoryRequests implements Requests, ChangeLog {

    private final Map<String, Kept> requests = new TreeMap<>(Comparator.reverseOrder());
    private final List<Logged> changes = new ArrayList<>();

    private static final class Logged {
        private final EventId event;
        private final StatusChange change;
        private @Nullable Instant handledAt;
        private @Nullable Email mailTo;
        private @Nullable Instant letOutAt;
        private @Nullable Instant mailedAt;

        private Logged(EventId event, StatusChange change) {
            this.event = event;
            this.change = change;
        }
    }

    @Override
    public void add(TrackedRequest request, Hash token) {
        requests.put(request.id().toString(), new Kept(request, token));
    }

    @Override
    public Optional<Kept> find(RequestId id) {
        return Optional.ofNullable(requests.get(id.toString()));
    }

    @Override
    public List<TrackedRequest> list(RequestFilter filter) {
        var before = filter.before();
        return requests.values().stream()
                .map(Kept::request)
                .filter(request -> filter.statuses().contains(request.status()))
                .filter(request -> before == null || request.id().toString().compareTo(before.toString()) < 0)
                .limit(filter.limit())
                .toList();
    }

    @Override
    public Optional<TrackedRequest> lock(RequestId id) {
        return find(id).map(Kept::request);
    }

    @Override
    public void change(TrackedRequest changed, StatusChange change) {
        replace(changed);
        changes.add(new Logged(Objects.requireNonNull(changed.lastEvent()), change));
    }

    @Override
    public boolean replaceToken(RequestId id, Hash token) {
        return requests.computeIfPresent(id.toString(), (_, kept) -> new Kept(kept.request(), token)) != null;
    }

    @Override
    public List<HistoryEntry> history(RequestId id) {
        return changes.stream()
                .filter(logged -> logged.change.request().equals(id))
                .sorted(Comparator.comparing(logged -> logged.change.revision()))
                .<HistoryEntry>mapMulti((logged, to) -> {
                    if (logged.handledAt != null) {
                        to.accept(new HistoryEntry(logged.event, logged.change, logged.handledAt));
                    }
                })
                .toList();
    }

    @Override
    public void enter(RequestId id, int upTo, Instant now) {
        changes.stream()
                .filter(logged -> logged.change.request().equals(id) && logged.change.revision() <= upTo)
                .filter(logged -> logged.handledAt == null)
                .forEach(logged -> logged.handledAt = now);
    }

    @Override
    public boolean isMailed(RequestId id, int revision) {
        return changes.stream()
                .filter(logged -> logged.change.request().equals(id) && logged.change.revision() >= revision)
                .anyMatch(logged -> logged.mailedAt != null);
    }

    @Override
    public boolean letOut(RequestId id, int revision, Email to, int most, Instant since, Instant now) {
        var logged = logged(id, revision);
        long out = changes.stream()
                .filter(other -> to.equals(other.mailTo))
                .filter(other -> other.letOutAt != null && other.letOutAt.isAfter(since))
                .count();
        if (logged.letOutAt == null && out >= most) {
            return false;
        }
        logged.mailTo = to;
        logged.letOutAt = Objects.requireNonNullElse(logged.letOutAt, now);
        return true;
    }

    @Override
    public void markMailed(RequestId id, int revision, Instant now) {
        logged(id, revision).mailedAt = now;
    }

    @Override
    public void markNotified(RequestId id, Instant now) {
        var it = lock(id).orElseThrow();
        replace(new TrackedRequest(
                id,
                it.words(),
                it.contact(),
                it.status(),
                it.createdAt(),
                it.updatedAt(),
                it.lastEvent(),
                now,
                it.revision()));
    }

    private void replace(TrackedRequest request) {
        requests.computeIfPresent(request.id().toString(), (_, kept) -> new Kept(request, kept.token()));
    }

    private Logged logged(RequestId id, int revision) {
        return changes.stream()
                .filter(logged -> logged.change.request().equals(id) && logged.change.revision() == revision)
                .findFirst()
                .orElseThrow();
    }
}
