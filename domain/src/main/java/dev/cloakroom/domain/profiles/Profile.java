package dev.cloakroom.domain.profiles;

import dev.cloakroom.domain.auth.UserId;
import java.time.Instant;

/// One version of a profile. `revision` rises with every change.
public record Profile(ProfileId id, UserId owner, Person person, Instant createdAt, Instant changedAt, int revision) {

    public static Profile made(ProfileId id, UserId owner, Person person, Instant now) {
        return new Profile(id, owner, person, now, now, 1);
    }

    public Profile changed(Person wanted, Instant now) {
        return new Profile(id, owner, wanted, createdAt, now, revision + 1);
    }
}
