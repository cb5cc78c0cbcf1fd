package dev.cloakroom.application.webhooks;

import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.webhooks.Endpoint;
import dev.cloakroom.domain.webhooks.EndpointId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The endpoints of all owners, and their secrets, which come in sealed and go out sealed.
public interface Endpoints {

    void add(Endpoint endpoint, String sealedSecret);

    /// Whoever counts for the same owner waits until this transaction ends, so that a limit holds for all together.
    int count(UserId owner);

    Optional<Endpoint> find(UserId owner, EndpointId id);

    /// Newest first, those before `before` where it is given.
    List<Endpoint> list(UserId owner, @Nullable EndpointId before, int limit);

    /// Finds the endpoint and keeps it from changing until the transaction ends.
    Optional<Endpoint> lock(UserId owner, EndpointId id);

    void update(Endpoint changed);

    /// With its secrets. False when the owner has no such endpoint.
    boolean remove(UserId owner, EndpointId id);

    /// Those of an owner that are on.
    List<Endpoint> enabled(UserId owner);

    /// Those of all admins that are on.
    List<Endpoint> enabledOfAdmins();

    /// Those that are good at that moment, newest first.
    List<String> sealedSecrets(EndpointId id, Instant now);

    /// Adds a secret beside those there are, which are good until `others` at the longest, and drops all but the newest
    /// `most`.
    void addSecret(EndpointId id, String sealedSecret, Instant now, Instant others, int most);
}
