package planted.domain.first;

import java.time.Instant;
import java.util.UUID;
import planted.domain.second.Second;

/// Reads the clock, draws an id, and stands in a cycle with [Second].
public record First(Second second) {

    public Instant readAt() {
        return Instant.now();
    }

    public UUID drawn() {
        return UUID.randomUUID();
    }
}
