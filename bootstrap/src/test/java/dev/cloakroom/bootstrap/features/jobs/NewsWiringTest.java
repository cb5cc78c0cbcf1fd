package dev.cloakroom.bootstrap.features.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.application.TestClock;
import dev.cloakroom.bootstrap.loops.Loops;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.persistence.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postgresql.PGConnection;

@Timeout(60)
class NewsWiringTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final TestClock clock = new TestClock();
    private final UUID node = UUID.randomUUID();
    private final Loops loops = new Loops(new Random(1));
    private final NewsWiring wired = NewsWiring.of(DATABASE.database(), node, clock, loops);
    private final JobId unheard = new JobId(UUID.randomUUID());
    private final JobId id = new JobId(UUID.randomUUID());

    @AfterEach
    void stop() {
        loops.close();
        wired.hearing().close();
    }

    /// Whoever overhears it sends no probes, so the process does not know of him.
    @Test
    void aProcessThatHearsNoOthersTellsNothingUntilItDoes() throws SQLException {
        try (var overhearing = DATABASE.database().connectDirectly(Duration.ofSeconds(10))) {
            knowsThatItIsAlone();
            execute(overhearing, "LISTEN cloakroom_jobs");
            wired.everywhere().cancelRequested(unheard);
            loops.start();
            execute(overhearing, "NOTIFY cloakroom_jobs, '" + UUID.randomUUID() + " p'");
            assertThat(nextNews(overhearing)).containsExactly(node + " u");
            wired.everywhere().cancelRequested(id);
            assertThat(nextNews(overhearing)).containsExactly(node + " x " + id);
        }
    }

    /// Before the loops run, so that the report was made when this returns.
    private void knowsThatItIsAlone() {
        var hearing = wired.hearing();
        while (!hearing.isListening()) {
            var _ = hearing.handle();
        }
        for (int probe = 0; probe < 3; probe++) {
            clock.advance(Duration.ofSeconds(15));
            var _ = hearing.handle();
        }
    }

    /// What comes next that is no probe.
    private static List<String> nextNews(Connection overhearing) throws SQLException {
        var news = new ArrayList<String>();
        while (news.isEmpty()) {
            for (var notification : overhearing.unwrap(PGConnection.class).getNotifications(1_000)) {
                if (!notification.getParameter().endsWith(" p")) {
                    news.add(notification.getParameter());
                }
            }
        }
        return news;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
