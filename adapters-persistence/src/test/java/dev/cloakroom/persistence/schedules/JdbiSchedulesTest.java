package dev.cloakroom.persistence.schedules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.application.Transactions;
import dev.cloakroom.application.schedules.Schedules;
import dev.cloakroom.application.schedules.SchedulesContract;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.persistence.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbiSchedulesTest implements SchedulesContract {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final Schedules schedules = new JdbiSchedules(DATABASE.jdbi());

    @Override
    public Schedules schedules() {
        return schedules;
    }

    @Override
    public Transactions transactions() {
        return DATABASE.transactions();
    }

    @Override
    public UserId newOwner() {
        return DATABASE.newUser();
    }

    @Test
    void whatSomebodyElseFiresIsPassedOver() {
        var time = Instant.parse("2019-01-01T00:00:30Z");
        var sooner = SchedulesContract.schedule(newOwner(), "4 * * * *", time);
        var later = SchedulesContract.schedule(newOwner(), "5 * * * *", time);
        schedules.add(sooner);
        schedules.add(later);
        var due = time.plusSeconds(600);
        // Another thread has another connection.
        try (var others = Executors.newVirtualThreadPerTaskExecutor()) {
            var locked = DATABASE.patiently(() -> {
                var mine = schedules.lockDue(due);
                var other = others.submit(() -> transactions().run(() -> schedules.lockDue(due)));
                assertThat(other).succeedsWithin(Duration.ofMinutes(1)).isEqualTo(Optional.of(later));
                return mine;
            });
            assertThat(locked).contains(sooner);
        }
        schedules.remove(sooner.plan().owner(), sooner.id());
        schedules.remove(later.plan().owner(), later.id());
    }
}
