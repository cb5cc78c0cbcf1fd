package dev.cloakroom.application.triggers;

import dev.cloakroom.application.triggers.Triggers.Standing;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.triggers.TriggerId;
import dev.cloakroom.domain.triggers.TriggerRejections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one reads of one's triggers.
public final class TriggerQueries {

    private final Triggers triggers;

    public TriggerQueries(Triggers triggers) {
        this.triggers = triggers;
    }

    /// @throws dev.cloakroom.domain.Rejection.Missing also when it is somebody else's
    public Standing find(UserId owner, TriggerId id) {
        return triggers.find(owner, id).orElseThrow(() -> TriggerRejections.notFound(id));
    }

    public List<Standing> list(UserId owner, @Nullable TriggerId before, int limit) {
        return triggers.list(owner, before, limit);
    }
}
