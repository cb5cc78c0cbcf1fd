package dev.cloakroom.application.profiles;

import dev.cloakroom.application.Place;
import dev.cloakroom.application.Stretch;
import dev.cloakroom.domain.auth.Email;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.profiles.Profile;
import dev.cloakroom.domain.profiles.ProfileId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The profiles of all owners. What is deleted is not there for anyone.
public interface Profiles {

    /// A page by its number, and how many there are on all pages at that moment.
    record Numbered(List<Profile> rows, long total) {

        public Numbered {
            rows = List.copyOf(rows);
        }
    }

    /// @throws dev.cloakroom.domain.Rejection.Conflict `conflict-duplicate` when another one has the address
    void add(Profile profile);

    Optional<Profile> find(UserId owner, ProfileId id);

    /// At most `limit` at that place, newest first; all of the owner's, or the one with that address.
    Stretch<Profile> at(UserId owner, @Nullable Email email, Place place, int limit);

    /// At most `limit` after the first `skipped`, newest first; all of the owner's, or the one with that address.
    Numbered numbered(UserId owner, @Nullable Email email, long skipped, int limit);

    /// Finds the profile and keeps it from changing until the transaction ends.
    Optional<Profile> lock(UserId owner, ProfileId id);

    /// @throws dev.cloakroom.domain.Rejection.Conflict `conflict-duplicate` when another one has the address
    void update(Profile changed);

    void remove(Profile profile, Instant now);
}
