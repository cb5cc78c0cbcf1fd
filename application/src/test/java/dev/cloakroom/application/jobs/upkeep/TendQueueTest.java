package dev.cloakroom.application.jobs.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.application.TestClock;
import dev.cloakroom.application.jobs.upkeep.TendQueue.Condition;
import dev.cloakroom.application.jobs.work.Workers;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TendQueueTest {

    private static final Duration LONG_AGO = Duration.ofDays(1);

    private final FakeTable table = new FakeTable();
    private final OneWorker workers = new OneWorker();
    private final TendQueue tend = new TendQueue(table, new Leadership(workers, new UUID(1, 1), new TestClock()));

    @Test
    void aTableWithManyDeadRowsIsVacuumedByTheLeader() {
        table.condition = new Condition(Duration.ZERO, 5_001, Duration.ofSeconds(31));
        assertThat(tend.handle()).isFalse();
        assertThat(table.vacuums).isEqualTo(1);
        assertThat(tend.condition().deadRows()).isZero();
    }

    @Test
    void othersLeaveThatToTheLeader() {
        workers.leads = false;
        table.condition = new Condition(Duration.ZERO, 5_001, LONG_AGO);
        var _ = tend.handle();
        assertThat(table.vacuums).isZero();
        assertThat(tend.warnings(Duration.ZERO).get("dead-rows")).contains("5001 dead rows");
    }

    @Test
    void fewDeadRowsAndARecentVacuumAreNoReason() {
        table.condition = new Condition(Duration.ZERO, 5_000, LONG_AGO);
        var _ = tend.handle();
        table.condition = new Condition(Duration.ZERO, 50_000, Duration.ofSeconds(30));
        var _ = tend.handle();
        assertThat(table.vacuums).isZero();
    }

    @Test
    void whatIsBeyondItsBoundSaysWhatToDo() {
        table.condition = new Condition(Duration.ofSeconds(75), 0, LONG_AGO);
        var _ = tend.handle();
        var warnings = tend.warnings(Duration.ofMillis(21));
        assertThat(warnings.get("oldest-snapshot")).contains("open for 75 s", "pg_stat_activity");
        assertThat(warnings.get("claim-time")).contains("longer than 21 ms");
        assertThat(warnings.get("dead-rows")).isEmpty();
        assertThat(new TendQueue(table, new Leadership(workers, new UUID(1, 2), new TestClock()))
                        .warnings(Duration.ofMillis(20))
                        .values())
                .containsOnly("");
    }

    private static final class FakeTable implements TendQueue.Table {
        Condition condition = Condition.UNKNOWN;
        int vacuums;

        @Override
        public Condition look() {
            return condition;
        }

        @Override
        public void vacuum() {
            vacuums++;
            condition = Condition.UNKNOWN;
        }
    }

    private static final class OneWorker implements Workers {
        boolean leads = true;

        @Override
        public OptionalLong lead(String name, UUID holder, Duration time) {
            return leads ? OptionalLong.of(1) : OptionalLong.empty();
        }

        @Override
        public long register(UUID incarnation, Identity identity) {
            return 1;
        }

        @Override
        public Optional<Heard> beat(long worker) {
            return Optional.empty();
        }

        @Override
        public void drain(long worker) {}

        @Override
        public void deregister(long worker) {}

        @Override
        public int forget(Duration silence) {
            return 0;
        }
    }
}
