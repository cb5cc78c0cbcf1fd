package dev.cloakroom.application.events;

import dev.cloakroom.domain.auth.UserId;
import java.util.UUID;

/// Who wants to hear of an owner's jobs. Events of jobs are written for owners only who have one here; whatever can be
/// enabled (a trigger, a webhook endpoint) adds itself in the transaction that enables it.
public interface EventListeners {

    /// Does nothing where it is there already.
    void add(UserId owner, UUID listener);

    /// Does nothing where it is not there.
    void remove(UserId owner, UUID listener);
}
