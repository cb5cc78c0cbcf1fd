package dev.cloakroom.bootstrap.features;

import dev.cloakroom.api.triggers.TriggersRoutes;
import dev.cloakroom.application.jobs.Kinds;
import dev.cloakroom.application.triggers.ChangeTrigger;
import dev.cloakroom.application.triggers.CreateTrigger;
import dev.cloakroom.application.triggers.DeleteTrigger;
import dev.cloakroom.application.triggers.FireTriggers;
import dev.cloakroom.application.triggers.TriggerQueries;
import dev.cloakroom.application.triggers.TriggerRules;
import dev.cloakroom.application.triggers.TryTrigger;
import dev.cloakroom.bootstrap.features.jobs.JobsWiring;
import dev.cloakroom.bootstrap.http.HttpParts;
import dev.cloakroom.bootstrap.process.Base;
import dev.cloakroom.http.triggers.TriggerViews;
import dev.cloakroom.http.triggers.TriggersApi;
import dev.cloakroom.persistence.JdbiIdempotencyKeys;
import dev.cloakroom.persistence.auth.JdbiUsers;
import dev.cloakroom.persistence.queues.JdbiQueues;
import dev.cloakroom.persistence.triggers.JdbiTriggers;
import io.javalin.config.RoutesConfig;
import java.util.List;

/// Triggers: made over HTTP, fired where events are stored and dispatched.
public record TriggersWiring(TriggersApi.Actions actions, TriggerQueries queries, FireTriggers fire) {

    public static TriggersWiring of(Base base, Kinds kinds, JobsWiring jobs, EventsWiring events) {
        var jdbi = base.database().jdbi();
        var clock = base.clock();
        var ids = base.ids();
        var triggers = new JdbiTriggers(jdbi);
        var users = new JdbiUsers(jdbi);
        var rules = new TriggerRules(kinds, new JdbiQueues(jdbi));
        var queries = new TriggerQueries(triggers);
        var listeners = events.listeners();
        var keys = new JdbiIdempotencyKeys(jdbi);
        var transactions = base.transactions();
        var actions = new TriggersApi.Actions(
                new CreateTrigger(triggers, rules, listeners, keys, transactions, clock, ids),
                new ChangeTrigger(triggers, rules, listeners, keys, transactions, clock),
                new DeleteTrigger(triggers, listeners, transactions),
                new TryTrigger(queries, users, kinds, clock, ids));
        var fire = new FireTriggers(triggers, users, kinds, jobs.jobs(), clock, ids);
        events.consequences().add(fire::handle);
        events.subscribers().add(event -> fire.handle(List.of(event)));
        return new TriggersWiring(actions, queries, fire);
    }

    public void register(RoutesConfig to, HttpParts parts) {
        var api = new TriggersApi(actions, queries, new TriggerViews(parts.problems()), parts.cursors());
        TriggersRoutes.register(to, api, parts.calls(), parts.schemas());
    }
}
