package dev.cloakroom.application.leases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.application.Caller;
import dev.cloakroom.application.TestClock;
import dev.cloakroom.application.TestIds;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.auth.Principal;
import dev.cloakroom.domain.auth.Role;
import dev.cloakroom.domain.auth.Scope;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.leases.Lease;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Workers that serve everybody: whose jobs they get.
class ClaimLeasesTest {

    private static final UserId LONG = new UserId(new UUID(0, 1));
    private static final UserId SHORT = new UserId(new UUID(0, 2));
    private static final String KIND = "thumbnail";

    private final TestClock clock = new TestClock();
    private final TestIds ids = new TestIds();
    private final InMemoryLeases leases = new InMemoryLeases(clock);
    private final ClaimLeases claim = new ClaimLeases(leases, new LeaseWaiters(leases), clock, ids, new Random(7));
    private final Caller worker = new Caller(
            new Principal(
                    new UserId(new UUID(0, 3)),
                    Role.USER,
                    Set.of(Scope.LEASES, Scope.LEASES_ANY),
                    new Principal.Credential.AccessToken(new UUID(1, 1))),
            null,
            "test");

    /// Ten workers. Jobs of the one owner take nine rounds, those of the other a single one.
    @Test
    void ownersGetEqualRunTimeHoweverLongTheirJobsAre() throws Exception {
        submit(LONG, 500);
        submit(SHORT, 500);
        var running = new ArrayDeque<Lease>();
        int roundsOfLong = 0;
        int roundsOfShort = 0;
        for (int round = 0; round < 90; round++) {
            var ending = round % 9 == 0 ? Set.of(LONG, SHORT) : Set.of(SHORT);
            end(running, ending);
            while (running.size() < 10) {
                running.addAll(take(1));
            }
            roundsOfLong += of(running, LONG);
            roundsOfShort += of(running, SHORT);
        }
        assertThat(roundsOfLong).isBetween(400, 500);
        assertThat(roundsOfShort).isBetween(400, 500);
    }

    @Test
    void whatOneDoesNotUseGoesToTheOthers() throws Exception {
        submit(LONG, 20);
        submit(SHORT, 1);
        assertThat(take(10)).hasSize(10);
    }

    @Test
    void oneClaimDealsEvenly() throws Exception {
        submit(LONG, 20);
        submit(SHORT, 20);
        assertThat(of(take(10), LONG)).isEqualTo(5);
    }

    private void submit(UserId owner, int jobs) {
        for (int i = 0; i < jobs; i++) {
            leases.submit(new JobId(ids.get()), owner, KIND);
        }
    }

    private List<Lease> take(int most) throws InterruptedException {
        return claim.handle(
                        worker,
                        new ClaimLeases.Wanted(List.of(KIND), most, Duration.ZERO, Duration.ofSeconds(30)),
                        () -> false)
                .leases();
    }

    private void end(ArrayDeque<Lease> running, Set<UserId> ofThem) {
        running.removeIf(lease -> {
            boolean ends = ofThem.contains(lease.claim().owner());
            if (ends) {
                leases.settle(
                        List.of(new Leases.Settlement(lease.key(), lease.claim().succeeded(Json.EMPTY))));
            }
            return ends;
        });
    }

    private static int of(Iterable<Lease> leases, UserId owner) {
        int count = 0;
        for (var lease : leases) {
            count += lease.claim().owner().equals(owner) ? 1 : 0;
        }
        return count;
    }
}
