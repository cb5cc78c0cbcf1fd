package dev.cloakroom.application.profiles;

import dev.cloakroom.application.TestIds;
import dev.cloakroom.domain.auth.UserId;

class InMemoryProfilesTest implements ProfilesContract {

    private final Profiles profiles = new InMemoryProfiles();
    private final TestIds ids = new TestIds();

    @Override
    public Profiles profiles() {
        return profiles;
    }

    @Override
    public UserId newOwner() {
        return new UserId(ids.get());
    }
}
