package dev.cloakroom.bootstrap.features.jobs;

import dev.cloakroom.api.queues.QueuesRoutes;
import dev.cloakroom.application.Transactions;
import dev.cloakroom.application.jobs.JobNews;
import dev.cloakroom.application.queues.DeleteQueue;
import dev.cloakroom.application.queues.PauseQueue;
import dev.cloakroom.application.queues.PutQueue;
import dev.cloakroom.application.queues.QueueQueries;
import dev.cloakroom.application.queues.ResumeQueue;
import dev.cloakroom.bootstrap.http.HttpParts;
import dev.cloakroom.http.queues.QueuesApi;
import dev.cloakroom.persistence.Database;
import dev.cloakroom.persistence.queues.JdbiQueues;
import io.javalin.config.RoutesConfig;
import java.time.InstantSource;

/// Queues, as admins change them and everybody sees them.
public record QueuesWiring(
        QueueQueries queries, PutQueue put, PauseQueue pause, ResumeQueue resume, DeleteQueue delete) {

    public void register(RoutesConfig to, HttpParts parts) {
        QueuesRoutes.register(to, new QueuesApi(queries, put, pause, resume, delete), parts.calls(), parts.schemas());
    }

    public static QueuesWiring of(Database database, Transactions transactions, JobNews news, InstantSource clock) {
        var queues = new JdbiQueues(database.jdbi());
        return new QueuesWiring(
                new QueueQueries(queues),
                new PutQueue(queues, transactions, news, clock),
                new PauseQueue(queues, transactions, news, clock),
                new ResumeQueue(queues, transactions, news),
                new DeleteQueue(queues, transactions));
    }
}
