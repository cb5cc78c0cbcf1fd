package dev.cloakroom.bootstrap.features;

import dev.cloakroom.api.profiles.ProfilesRoutes;
import dev.cloakroom.application.profiles.ChangeProfile;
import dev.cloakroom.application.profiles.CreateProfile;
import dev.cloakroom.application.profiles.DeleteProfile;
import dev.cloakroom.application.profiles.ProfileQueries;
import dev.cloakroom.application.profiles.Profiles;
import dev.cloakroom.application.profiles.ReplaceProfile;
import dev.cloakroom.bootstrap.http.HttpParts;
import dev.cloakroom.bootstrap.process.Base;
import dev.cloakroom.http.profiles.ProfilesApi;
import dev.cloakroom.persistence.JdbiIdempotencyKeys;
import dev.cloakroom.persistence.profiles.JdbiProfiles;
import io.javalin.config.RoutesConfig;

/// Profiles over HTTP; `profiles` for features that name one.
public record ProfilesWiring(Profiles profiles, ProfilesApi.Actions actions) {

    public static ProfilesWiring of(Base base) {
        var profiles = new JdbiProfiles(base.database().routing());
        var keys = new JdbiIdempotencyKeys(base.database().jdbi());
        var transactions = base.transactions();
        var clock = base.clock();
        return new ProfilesWiring(
                profiles,
                new ProfilesApi.Actions(
                        new CreateProfile(profiles, keys, transactions, clock, base.ids()),
                        new ReplaceProfile(profiles, transactions, clock),
                        new ChangeProfile(profiles, keys, transactions, clock),
                        new DeleteProfile(profiles, transactions, clock)));
    }

    public void register(RoutesConfig to, HttpParts parts) {
        var api = new ProfilesApi(actions, new ProfileQueries(profiles), parts.cursors());
        ProfilesRoutes.register(to, api, parts.calls(), parts.schemas());
    }
}
