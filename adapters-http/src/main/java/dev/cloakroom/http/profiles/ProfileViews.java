package dev.cloakroom.http.profiles;

import dev.cloakroom.domain.profiles.Profile;

/// Profiles as the contract shows them.
final class ProfileViews {

    private ProfileViews() {}

    static dev.cloakroom.api.model.Profile of(Profile profile) {
        var person = profile.person();
        return new dev.cloakroom.api.model.Profile(
                profile.id().value(),
                person.name(),
                person.email().value(),
                person.age(),
                etag(profile.revision()),
                profile.createdAt(),
                profile.changedAt());
    }

    static String etag(int revision) {
        return "\"" + revision + "\"";
    }
}
