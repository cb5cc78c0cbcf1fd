package dev.cloakroom.persistence.jobs.proof;

import dev.cloakroom.application.Caller;
import dev.cloakroom.application.IdempotencyKey;
import dev.cloakroom.application.Once;
import dev.cloakroom.application.StoredResponse;
import dev.cloakroom.application.jobs.Broadcast;
import dev.cloakroom.application.jobs.Jobs;
import dev.cloakroom.application.jobs.JobsContract;
import dev.cloakroom.application.jobs.NewJob;
import dev.cloakroom.application.jobs.work.JobQueue;
import dev.cloakroom.domain.auth.Principal;
import dev.cloakroom.domain.auth.Role;
import dev.cloakroom.persistence.jobs.JdbiJobQueue;
import dev.cloakroom.persistence.jobs.JdbiJobs;
import dev.cloakroom.persistence.jobs.TestEngine;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/// One thing that the engine does: on connections that may break, and then again on good ones.
abstract class Deed {
    final TestEngine engine = new TestEngine(CutAtEveryBoundaryTest.DATABASE);

    abstract void act(Jdbi jdbi);

    void repeat() {
        act(CutAtEveryBoundaryTest.DATABASE.jdbi());
    }

    abstract void check();

    final Jobs jobs(Jdbi jdbi) {
        return new JdbiJobs(jdbi, new Broadcast());
    }

    final JobQueue queue(Jdbi jdbi) {
        return new JdbiJobQueue(jdbi, new Broadcast());
    }

    final int jobsOfOwner() {
        return engine.count(
                "SELECT count(*) FROM job WHERE owner_no = (SELECT owner_no FROM users WHERE id = ?)",
                engine.owner.value());
    }

    final Caller caller() {
        return new Caller(
                new Principal(engine.owner, Role.USER, Set.of(), new Principal.Credential.ApiKey(UUID.randomUUID())),
                null,
                "r-1");
    }

    final NewJob wanted() {
        return new NewJob(engine.kind, JobsContract.PAYLOAD, null, null, null, null, null, null);
    }

    static <T> Once<T> once() {
        var key = new IdempotencyKey("createJob", "k", "fingerprint", Duration.ofHours(1));
        return new Once<>(key, _ -> new StoredResponse(202, Map.of(), "{}"));
    }
}
