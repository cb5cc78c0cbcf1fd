package dev.cloakroom.persistence.jobs.news;

import dev.cloakroom.application.jobs.JobNews;
import dev.cloakroom.persistence.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/// Listens, on one connection that no pooler may stand in front of, for what the other processes tell. It sends
/// itself a probe every 15 seconds: a connection that is half open, or that a pooler gave to somebody else, looks
/// fine until one misses the answer. While it does not hear, everybody polls. By the probes of the others it knows
/// whether there are any.
public final class HearOthers implements AutoCloseable {

    private static final Duration PROBE_EVERY = Duration.ofSeconds(15);
    private static final Duration PROBE_ANSWER = Duration.ofSeconds(5);

    /// Whoever listens has sent three probes meanwhile.
    private static final Duration OTHERS_GONE = PROBE_EVERY.multipliedBy(3);

    private static final Duration ONE_READ = Duration.ofSeconds(1);

    private final Database database;
    private final String self;
    private final JobNews news;
    private final InstantSource clock;
    private @Nullable Connection connection;
    private Instant probed = Instant.MIN;
    private Instant heard = Instant.MIN;
    private Instant othersHeard = Instant.MIN;
    private volatile boolean listening;
    private Consumer<Boolean> others = _ -> {};

    /// @param node the same as of [TellOthers] in this process
    /// @param news those in this process, without [TellOthers]
    public HearOthers(Database database, UUID node, JobNews news, InstantSource clock) {
        this.database = database;
        this.self = node.toString();
        this.news = news;
        this.clock = clock;
    }

    /// Who is told whether other processes listen, or may: while this one does not hear it cannot know.
    public void reportOthersTo(Consumer<Boolean> others) {
        this.others = others;
    }

    /// Whether news arrive; else the process polls, and its health should say so.
    public boolean isListening() {
        return listening;
    }

    /// Waits about a second for news and passes them on. It always asks to be called again, so a loop around it
    /// waits in here and nowhere else.
    public boolean handle() {
        try {
            var open = connect();
            probe(open);
            var notifications = open.unwrap(PGConnection.class).getNotifications((int) ONE_READ.toMillis());
            for (var notification : notifications) {
                hear(notification);
            }
            others.accept(!listening || clock.instant().isBefore(othersHeard.plus(OTHERS_GONE)));
            return true;
        } catch (SQLException failed) {
            close();
            others.accept(true);
            throw new IllegalStateException("the connection that listens for news is lost", failed);
        }
    }

    private void hear(PGNotification notification) {
        String message = notification.getParameter();
        if (NewsMessage.isFrom(self, message)) {
            heard = clock.instant();
            if (!listening && message.equals(NewsMessage.probe(self))) {
                listening = true;
                othersHeard = heard;
                // What was told while nobody listened here is lost.
                news.uncertain();
            }
        } else {
            othersHeard = clock.instant();
            NewsMessage.tell(message, news, database.routing()::fromNowOn);
        }
    }

    private Connection connect() throws SQLException {
        if (connection == null) {
            var opened = database.connectDirectly(Duration.ofSeconds(10), PromptSockets.class);
            connection = opened;
            execute(opened, "LISTEN " + NewsMessage.CHANNEL);
            probed = Instant.MIN;
        }
        return connection;
    }

    private void probe(Connection open) throws SQLException {
        var now = clock.instant();
        if (heard.isBefore(probed) && now.isAfter(probed.plus(PROBE_ANSWER))) {
            throw new SQLException("a probe did not come back");
        }
        if (!now.isBefore(probed.plus(PROBE_EVERY))) {
            execute(open, "NOTIFY " + NewsMessage.CHANNEL + ", '" + NewsMessage.probe(self) + "'");
            probed = now;
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() {
        listening = false;
        var open = connection;
        connection = null;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException _) {
                // It is of no use any more either way.
            }
        }
    }
}
