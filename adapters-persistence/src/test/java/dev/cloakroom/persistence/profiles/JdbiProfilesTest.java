package dev.cloakroom.persistence.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.application.profiles.Profiles;
import dev.cloakroom.application.profiles.ProfilesContract;
import dev.cloakroom.domain.Rejection;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.persistence.TestDatabase;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class JdbiProfilesTest implements ProfilesContract {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final Profiles profiles = new JdbiProfiles(DATABASE.database().routing());

    @Override
    public Profiles profiles() {
        return profiles;
    }

    @Override
    public UserId newOwner() {
        return DATABASE.newUser();
    }

    @Test
    void ofManyWhoWantOneAddressAtOnceOneGetsIt() throws Exception {
        int many = 8;
        var owner = newOwner();
        var together = new CyclicBarrier(many);
        Callable<Boolean> attempt = () -> {
            together.await();
            try {
                DATABASE.transactions().run(() -> profiles.add(ProfilesContract.profile(owner, "jane")));
                return true;
            } catch (Rejection.Conflict _) {
                return false;
            }
        };
        var wins = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var attempts = new ArrayList<Future<Boolean>>();
            for (int i = 0; i < many; i++) {
                attempts.add(threads.submit(attempt));
            }
            for (var one : attempts) {
                wins += one.get() ? 1 : 0;
            }
        }
        assertThat(wins).isEqualTo(1);
        assertThat(profiles.numbered(owner, null, 0, 1).total()).isEqualTo(1);
    }
}
