package dev.cloakroom.persistence.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.application.Place;
import dev.cloakroom.application.profiles.InMemoryProfiles;
import dev.cloakroom.application.profiles.Profiles;
import dev.cloakroom.application.profiles.ProfilesContract;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.profiles.Person;
import dev.cloakroom.domain.profiles.Profile;
import dev.cloakroom.domain.profiles.ProfileId;
import dev.cloakroom.persistence.TestDatabase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Walks over a list that changes under the walker: profiles come and go between and during the pages, anywhere in the
/// list, since ids are drawn at random here.
@Timeout(60)
class ProfileWalksTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final Profiles profiles = new JdbiProfiles(DATABASE.database().routing());
    private final UserId owner = DATABASE.newUser();

    /// The list in memory is the model: it is so simple that it is right.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void eachPageIsTheNeighbouringOneOfWhatIsThereAtThatMoment(long seed) {
        var random = new Random(seed);
        var model = new InMemoryProfiles();
        var living = new ArrayList<Profile>();
        Place place = Place.START;
        for (int step = 0; step < 120; step++) {
            for (int change = random.nextInt(4); change > 0; change--) {
                change(random, model, living);
            }
            int limit = 1 + random.nextInt(5);
            var page = profiles.at(owner, null, place, limit);
            assertThat(page)
                    .as("seed %d, step %d, %s", seed, step, place)
                    .isEqualTo(model.at(owner, null, place, limit));
            place = next(random, place, page.rows());
        }
    }

    private void change(Random random, Profiles model, List<Profile> living) {
        if (living.isEmpty() || random.nextInt(5) < 3) {
            var profile = anywhere(random);
            profiles.add(profile);
            model.add(profile);
            living.add(profile);
        } else {
            // Also the very one that a cursor names.
            var gone = living.remove(random.nextInt(living.size()));
            profiles.remove(gone, ProfilesContract.LATER);
            model.remove(gone, ProfilesContract.LATER);
        }
    }

    private static Place next(Random random, Place place, List<Profile> rows) {
        if (rows.isEmpty()) {
            return place instanceof Place.After ? Place.END : Place.START;
        }
        return random.nextBoolean()
                ? new Place.After(rows.getLast().id().value())
                : new Place.Before(rows.getFirst().id().value());
    }

    @Test
    void whoStaysIsMetExactlyOnceInEachDirectionWhileOthersComeAndGo() throws Exception {
        var random = new Random(11);
        var staying = new HashSet<ProfileId>();
        for (int i = 0; i < 60; i++) {
            var profile = anywhere(random);
            profiles.add(profile);
            staying.add(profile.id());
        }
        var begun = new CountDownLatch(1);
        var walked = new AtomicBoolean();
        try (var other = Executors.newVirtualThreadPerTaskExecutor()) {
            var churn = other.submit(() -> {
                var passing = new Random(12);
                int many = 0;
                for (; !walked.get(); many++) {
                    var profile = anywhere(passing);
                    profiles.add(profile);
                    profiles.remove(profile, ProfilesContract.LATER);
                    begun.countDown();
                }
                return many;
            });
            try {
                begun.await();
                for (int round = 0; round < 5; round++) {
                    assertMetOnce(staying, walk(Place.START));
                    assertMetOnce(staying, walk(Place.END));
                }
            } finally {
                walked.set(true);
            }
            assertThat(churn.get()).isPositive();
        }
    }

    private static void assertMetOnce(Set<ProfileId> staying, List<ProfileId> met) {
        assertThat(met)
                .doesNotHaveDuplicates()
                .isSortedAccordingTo(Comparator.comparing(ProfileId::toString).reversed());
        assertThat(met).containsAll(staying);
    }

    /// All ids in the order of the list, page by page from one end to the other.
    private List<ProfileId> walk(Place from) {
        var met = new ArrayList<ProfileId>();
        Place place = from;
        while (true) {
            var rows = profiles.at(owner, null, place, 7).rows();
            if (rows.isEmpty()) {
                return met;
            }
            var ids = rows.stream().map(Profile::id).toList();
            if (from instanceof Place.After) {
                met.addAll(ids);
                place = new Place.After(rows.getLast().id().value());
            } else {
                met.addAll(0, ids);
                place = new Place.Before(rows.getFirst().id().value());
            }
        }
    }

    private Profile anywhere(Random random) {
        var id = new UUID(random.nextLong(), random.nextLong());
        return Profile.made(
                new ProfileId(id), owner, Person.of("Somebody", id + "@example.com", 36), ProfilesContract.NOW);
    }
}
