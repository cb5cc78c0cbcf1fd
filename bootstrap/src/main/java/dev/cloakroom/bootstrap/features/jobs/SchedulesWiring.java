package dev.cloakroom.bootstrap.features.jobs;

import dev.cloakroom.api.schedules.SchedulesRoutes;
import dev.cloakroom.application.Transactions;
import dev.cloakroom.application.jobs.Kinds;
import dev.cloakroom.application.jobs.upkeep.Leadership;
import dev.cloakroom.application.schedules.ChangeSchedule;
import dev.cloakroom.application.schedules.CreateSchedule;
import dev.cloakroom.application.schedules.DeleteSchedule;
import dev.cloakroom.application.schedules.FireSchedules;
import dev.cloakroom.application.schedules.PlanRules;
import dev.cloakroom.application.schedules.RunSchedule;
import dev.cloakroom.application.schedules.ScheduleQueries;
import dev.cloakroom.bootstrap.http.HttpParts;
import dev.cloakroom.bootstrap.loops.Loops;
import dev.cloakroom.http.jobs.JobViews;
import dev.cloakroom.http.schedules.ScheduleViews;
import dev.cloakroom.http.schedules.SchedulesApi;
import dev.cloakroom.persistence.Database;
import dev.cloakroom.persistence.JdbiIdempotencyKeys;
import dev.cloakroom.persistence.auth.JdbiUsers;
import dev.cloakroom.persistence.queues.JdbiQueues;
import dev.cloakroom.persistence.schedules.JdbiSchedules;
import io.javalin.config.RoutesConfig;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;

/// Schedules: made over HTTP, fired by the leader.
public record SchedulesWiring(SchedulesApi.Actions actions, ScheduleQueries queries, FireSchedules fire) {

    /// How late a fire time is kept, at most.
    private static final Duration LATE = Duration.ofMillis(250);

    public static SchedulesWiring of(
            Database database,
            Transactions transactions,
            Kinds kinds,
            JobsWiring jobs,
            InstantSource clock,
            Supplier<UUID> ids) {
        var schedules = new JdbiSchedules(database.jdbi());
        var queries = new ScheduleQueries(schedules);
        var rules = new PlanRules(kinds, new JdbiQueues(database.jdbi()));
        var keys = new JdbiIdempotencyKeys(database.jdbi());
        var users = new JdbiUsers(database.jdbi());
        return new SchedulesWiring(
                new SchedulesApi.Actions(
                        new CreateSchedule(schedules, rules, keys, transactions, clock, ids),
                        new ChangeSchedule(schedules, rules, keys, transactions, clock),
                        new DeleteSchedule(schedules, transactions),
                        new RunSchedule(queries, jobs.submit())),
                queries,
                new FireSchedules(schedules, users, kinds, jobs.jobs(), transactions, clock, ids));
    }

    public void register(RoutesConfig to, HttpParts parts) {
        var api = new SchedulesApi(
                actions,
                queries,
                new ScheduleViews(parts.problems()),
                new JobViews(parts.problems()),
                parts.waiting(),
                parts.cursors());
        SchedulesRoutes.register(to, api, parts.calls(), parts.schemas());
    }

    public void work(Leadership leadership, Loops loops) {
        loops.every(LATE, "fire-schedules", () -> leadership.isHeld() && fire.handle());
    }
}
