package dev.cloakroom.application.profiles;

import dev.cloakroom.application.Place;
import dev.cloakroom.application.Stretch;
import dev.cloakroom.domain.auth.Email;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.profiles.Profile;
import dev.cloakroom.domain.profiles.ProfileId;
import dev.cloakroom.domain.profiles.ProfileRejections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an owner can ask about profiles. Somebody else's is not there. `email` in any spelling; null for all.
public final class ProfileQueries {

    private final Profiles profiles;

    public ProfileQueries(Profiles profiles) {
        this.profiles = profiles;
    }

    public Profile find(UserId owner, ProfileId id) {
        return profiles.find(owner, id).orElseThrow(() -> ProfileRejections.notFound(id));
    }

    public Stretch<Profile> at(UserId owner, @Nullable String email, Place place, int limit) {
        if (email == null) {
            return profiles.at(owner, null, place, limit);
        }
        return Email.parse(email)
                .map(address -> profiles.at(owner, address, place, limit))
                .orElseGet(() -> new Stretch<>(List.of(), false, false));
    }

    /// @param page from 1
    public Profiles.Numbered numbered(UserId owner, @Nullable String email, int page, int size) {
        var skipped = (page - 1L) * size;
        if (email == null) {
            return profiles.numbered(owner, null, skipped, size);
        }
        return Email.parse(email)
                .map(address -> profiles.numbered(owner, address, skipped, size))
                .orElseGet(() -> new Profiles.Numbered(List.of(), 0));
    }
}
