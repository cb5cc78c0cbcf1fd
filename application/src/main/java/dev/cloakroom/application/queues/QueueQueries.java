package dev.cloakroom.application.queues;

import dev.cloakroom.domain.auth.Principal;
import dev.cloakroom.domain.auth.Scope;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.queues.QueueRejections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What everybody can ask about queues: who is no admin sees how many of his own jobs stand there, an admin how many of
/// all.
public final class QueueQueries {

    private final Queues queues;

    public QueueQueries(Queues queues) {
        this.queues = queues;
    }

    public QueueStanding find(String name, Principal reader) {
        return queues.standings(name, owner(reader)).stream()
                .findFirst()
                .orElseThrow(() -> QueueRejections.notFound(name));
    }

    /// By name.
    public List<QueueStanding> list(Principal reader) {
        return queues.standings(null, owner(reader));
    }

    private static @Nullable UserId owner(Principal reader) {
        return reader.may(Scope.ADMIN) ? null : reader.user();
    }
}
