package dev.cloakroom.application.webhooks;

import dev.cloakroom.application.auth.Users;
import dev.cloakroom.application.jobs.Jobs;
import dev.cloakroom.application.jobs.mail.MailHandler;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.auth.User;
import dev.cloakroom.domain.jobs.Job;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.Submission;
import dev.cloakroom.domain.webhooks.Endpoint;
import dev.cloakroom.domain.webhooks.Endpoint.Reason;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/// Mail to the owner of an endpoint, sent by a job of his. Nothing where the installation has no mail server.
public final class OwnerMail {

    private final Users users;
    private final Jobs jobs;
    private final Supplier<UUID> ids;
    private final boolean sends;

    public OwnerMail(Users users, Jobs jobs, Supplier<UUID> ids, boolean sends) {
        this.users = users;
        this.jobs = jobs;
        this.ids = ids;
        this.sends = sends;
    }

    void tellDisabled(Endpoint endpoint, Reason reason, Instant now) {
        if (sends) {
            users.find(endpoint.owner())
                    .map(owner -> Submission.of(owner.id(), MailHandler.KIND, disabled(owner, endpoint, reason)))
                    .ifPresent(mail -> jobs.enqueue(Job.queued(new JobId(ids.get()), mail, now)));
        }
    }

    private static Json.Obj disabled(User owner, Endpoint endpoint, Reason reason) {
        var why = reason == Reason.GONE
                ? "it answered 410, which says that nobody receives there any more"
                : "it took no message over about three days";
        return Json.EMPTY
                .with("to", new Json.Arr(List.of(Json.of(owner.email().value()))))
                .with("subject", Json.of("A webhook endpoint of yours was disabled"))
                .with("text", Json.of("""
                        Nothing is sent any more to %s, because %s.

                        When it receives again, enable the endpoint %s and send what failed again.
                        """.formatted(endpoint.wish().url(), why, endpoint.id())));
    }
}
