package dev.cloakroom.application.webhooks;

import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.webhooks.Endpoint;
import dev.cloakroom.domain.webhooks.EndpointId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Endpoints in a map. Its locks lock nothing.
public final class InMemoryEndpoints implements Endpoints {

    private record Secret(String sealed, Instant expiresAt) {}

    private final Map<String, Endpoint> endpoints = new TreeMap<>(Comparator.reverseOrder());
    private final Map<EndpointId, List<Secret>> secrets = new HashMap<>();
    private final Set<UserId> admins = new HashSet<>();

    public void makeAdmin(UserId user) {
        admins.add(user);
    }

    @Override
    public void add(Endpoint endpoint, String sealedSecret) {
        endpoints.put(endpoint.id().toString(), endpoint);
        secrets.put(endpoint.id(), new ArrayList<>(List.of(new Secret(sealedSecret, Instant.MAX))));
    }

    @Override
    public int count(UserId owner) {
        return list(owner, null, Integer.MAX_VALUE).size();
    }

    @Override
    public Optional<Endpoint> find(UserId owner, EndpointId id) {
        return Optional.ofNullable(endpoints.get(id.toString()))
                .filter(endpoint -> endpoint.owner().equals(owner));
    }

    @Override
    public List<Endpoint> list(UserId owner, @Nullable EndpointId before, int limit) {
        return endpoints.values().stream()
                .filter(endpoint -> endpoint.owner().equals(owner))
                .filter(endpoint -> before == null || endpoint.id().toString().compareTo(before.toString()) < 0)
                .limit(limit)
                .toList();
    }

    @Override
    public Optional<Endpoint> lock(UserId owner, EndpointId id) {
        return find(owner, id);
    }

    @Override
    public void update(Endpoint changed) {
        endpoints.replace(changed.id().toString(), changed);
    }

    @Override
    public boolean remove(UserId owner, EndpointId id) {
        secrets.remove(id);
        return find(owner, id).isPresent() && endpoints.remove(id.toString()) != null;
    }

    @Override
    public List<Endpoint> enabled(UserId owner) {
        return list(owner, null, Integer.MAX_VALUE).reversed().stream()
                .filter(Endpoint::enabled)
                .toList();
    }

    @Override
    public List<Endpoint> enabledOfAdmins() {
        return admins.stream().flatMap(admin -> enabled(admin).stream()).toList();
    }

    @Override
    public List<String> sealedSecrets(EndpointId id, Instant now) {
        return secrets.getOrDefault(id, List.of()).reversed().stream()
                .filter(secret -> secret.expiresAt().isAfter(now))
                .map(Secret::sealed)
                .toList();
    }

    @Override
    public void addSecret(EndpointId id, String sealedSecret, Instant now, Instant others, int most) {
        var kept = new ArrayList<Secret>();
        for (var secret : secrets.getOrDefault(id, List.of())) {
            kept.add(new Secret(secret.sealed(), secret.expiresAt().isBefore(others) ? secret.expiresAt() : others));
        }
        kept.add(new Secret(sealedSecret, Instant.MAX));
        secrets.put(id, new ArrayList<>(kept.subList(Math.max(0, kept.size() - most), kept.size())));
    }
}
