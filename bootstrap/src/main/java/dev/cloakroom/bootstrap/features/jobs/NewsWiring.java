package dev.cloakroom.bootstrap.features.jobs;

import dev.cloakroom.application.jobs.Broadcast;
import dev.cloakroom.bootstrap.loops.Loops;
import dev.cloakroom.persistence.Database;
import dev.cloakroom.persistence.jobs.news.HearOthers;
import dev.cloakroom.persistence.jobs.news.TellOthers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;

/// The news of jobs. Whoever wants to hear adds himself to `here`, which the other processes' news reach too; what
/// happens in this process is told `everywhere`: here and there.
public record NewsWiring(Broadcast here, Broadcast everywhere, HearOthers hearing) {

    private static final Duration CHANGES_WAIT = Duration.ofMillis(20);
    private static final Duration SECOND = Duration.ofSeconds(1);

    /// @param node tells this process from the others
    public static NewsWiring of(Database database, UUID node, InstantSource clock, Loops loops) {
        var here = new Broadcast();
        var telling = new TellOthers(database.jdbi(), node, clock);
        var everywhere = new Broadcast();
        everywhere.add(here);
        everywhere.add(telling);
        telling.wakeBy(loops.between(CHANGES_WAIT, SECOND, "tell-others", telling::handle)::wake);
        database.routing().tellBy(telling::wrote);
        var hearing = new HearOthers(database, node, here, clock);
        hearing.reportOthersTo(telling::others);
        loops.every(SECOND, "hear-others", hearing::handle);
        return new NewsWiring(here, everywhere, hearing);
    }
}
