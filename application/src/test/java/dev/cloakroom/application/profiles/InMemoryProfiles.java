package dev.cloakroom.application.profiles;

import dev.cloakroom.application.Place;
import dev.cloakroom.application.Stretch;
import dev.cloakroom.domain.auth.Email;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.profiles.Profile;
import dev.cloakroom.domain.profiles.ProfileId;
import dev.cloakroom.domain.profiles.ProfileRejections;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/// Profiles in a map, by the text of their ids, which orders as PostgreSQL orders ids. Its locks lock nothing.
public final class InMemoryProfiles implements Profiles {

    private final Map<String, Profile> profiles = new ConcurrentSkipListMap<>(Comparator.reverseOrder());

    @Override
    public void add(Profile profile) {
        refuseDuplicate(profile);
        profiles.put(profile.id().toString(), profile);
    }

    @Override
    public Optional<Profile> find(UserId owner, ProfileId id) {
        return Optional.ofNullable(profiles.get(id.toString()))
                .filter(profile -> profile.owner().equals(owner));
    }

    @Override
    public Stretch<Profile> at(UserId owner, @Nullable Email email, Place place, int limit) {
        var all = all(owner, email);
        int from =
                (int) all.stream().filter(profile -> isBefore(profile, place)).count();
        int first = place instanceof Place.After ? from : Math.max(0, from - limit);
        int end = place instanceof Place.After ? Math.min(all.size(), from + limit) : from;
        boolean empty = first == end;
        return new Stretch<>(all.subList(first, end), !empty && first > 0, !empty && end < all.size());
    }

    @Override
    public Numbered numbered(UserId owner, @Nullable Email email, long skipped, int limit) {
        var all = all(owner, email);
        return new Numbered(all.stream().skip(skipped).limit(limit).toList(), all.size());
    }

    @Override
    public Optional<Profile> lock(UserId owner, ProfileId id) {
        return find(owner, id);
    }

    @Override
    public void update(Profile changed) {
        refuseDuplicate(changed);
        profiles.put(changed.id().toString(), changed);
    }

    @Override
    public void remove(Profile profile, Instant now) {
        profiles.remove(profile.id().toString());
    }

    private List<Profile> all(UserId owner, @Nullable Email email) {
        return profiles.values().stream()
                .filter(profile -> profile.owner().equals(owner))
                .filter(profile -> email == null || profile.person().email().equals(email))
                .toList();
    }

    /// Whether it is in the list before what lies at that place.
    private static boolean isBefore(Profile profile, Place place) {
        int higher = Comparator.<UUID, String>comparing(UUID::toString)
                .compare(profile.id().value(), place.id());
        return place instanceof Place.After ? higher >= 0 : higher > 0;
    }

    private void refuseDuplicate(Profile wanted) {
        boolean taken = all(wanted.owner(), wanted.person().email()).stream()
                .anyMatch(other -> !other.id().equals(wanted.id()));
        if (taken) {
            throw ProfileRejections.duplicateEmail();
        }
    }
}
