package dev.cloakroom.application.triggers;

import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.events.Event.Source;
import dev.cloakroom.domain.triggers.Tally;
import dev.cloakroom.domain.triggers.Trigger;
import dev.cloakroom.domain.triggers.TriggerId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The triggers of all owners.
public interface Triggers {

    /// A trigger and what it has done.
    record Standing(Trigger trigger, Tally tally) {}

    void add(Trigger trigger);

    /// Whoever counts for the same owner waits until this transaction ends, so that a limit holds for all together.
    int count(UserId owner);

    Optional<Standing> find(UserId owner, TriggerId id);

    /// Newest first, those before `before` where it is given.
    List<Standing> list(UserId owner, @Nullable TriggerId before, int limit);

    /// Finds the trigger and keeps it from changing until the transaction ends.
    Optional<Standing> lock(UserId owner, TriggerId id);

    void update(Trigger changed);

    /// False when the owner has no such trigger.
    boolean remove(UserId owner, TriggerId id);

    /// Those of these owners that are enabled and mean events of this source, oldest first.
    List<Trigger> enabled(Collection<UserId> owners, Source source);

    /// Adds to what they have done.
    void record(Map<TriggerId, Tally> done);
}
