package dev.cloakroom.application.requests;

import dev.cloakroom.application.Transactions;
import dev.cloakroom.application.jobs.Ending;
import dev.cloakroom.application.jobs.Execution;
import dev.cloakroom.application.jobs.JobHandler;
import dev.cloakroom.application.jobs.mail.Mail;
import dev.cloakroom.application.jobs.mail.Mailer;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.auth.Email;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.Backoff;
import dev.cloakroom.domain.jobs.Failure;
import dev.cloakroom.domain.jobs.Limits;
import dev.cloakroom.domain.jobs.Submission;
import dev.cloakroom.domain.requests.RequestId;
import dev.cloakroom.domain.requests.RequestStatus;
import dev.cloakroom.domain.requests.StatusChange;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Handles a change of a status: enters it in the history and tells the requester by mail.
///
/// Jobs come twice and out of order. So each enters the changes before its own as well, and what is entered stays as it
/// is. A change is mailed only as long as no later one was: nobody reads that work has begun after he read that it is
/// done. A crash between the mail server's answer and ours sends the mail again, with the same Message-ID.
public final class TellOfChange implements JobHandler {

    public static final String KIND = "notification";

    /// To one address, over all requests: anybody may enter anybody's address.
    static final int MAILS_PER_DAY = 10;

    private static final Limits LIMITS = new Limits(12, Duration.ofMinutes(5), null);
    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(30), Duration.ofMinutes(30));

    private final Requests requests;
    private final ChangeLog log;
    private final Transactions transactions;
    private final @Nullable Mailer mailer;
    private final InstantSource clock;

    /// Without a `mailer` changes are entered and nobody is told.
    public TellOfChange(
            Requests requests, ChangeLog log, Transactions transactions, @Nullable Mailer mailer, InstantSource clock) {
        this.requests = requests;
        this.log = log;
        this.transactions = transactions;
        this.mailer = mailer;
        this.clock = clock;
    }

    /// The job that handles a change. Nobody owns it, for the requester is no user.
    static Submission submission(StatusChange change, @Nullable String traceparent) {
        var payload = Json.EMPTY
                .with("request_id", Json.of(change.request().toString()))
                .with("revision", Json.of(change.revision()))
                .with("to", Json.of(change.to().text()));
        return new Submission(
                UserId.SYSTEM,
                KIND,
                Submission.DEFAULT_QUEUE,
                payload,
                Submission.DEFAULT_PRIORITY,
                null,
                LIMITS,
                new Submission.Origin(null, traceparent));
    }

    private record Step(RequestId request, int revision, RequestStatus to) {
        static Step of(Json payload) {
            if (payload instanceof Json.Obj step && step.get("revision") instanceof Json.Num(var revision)) {
                return new Step(
                        new RequestId(UUID.fromString(String.valueOf(step.text("request_id")))),
                        revision.intValueExact(),
                        RequestStatus.of(String.valueOf(step.text("to"))));
            }
            throw new IllegalArgumentException("not the payload of a " + KIND);
        }
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Backoff backoff() {
        return BACKOFF;
    }

    @Override
    public Ending run(Execution execution) throws InterruptedException {
        var step = Step.of(execution.payload());
        var mail = transactions.run(() -> enter(step));
        if (mail.isEmpty() || mailer == null) {
            return succeeded(false);
        }
        return switch (mailer.send(mail.get(), execution.id())) {
            case Mailer.Outcome.Accepted _ -> {
                transactions.run(() -> markMailed(step, now()));
                yield succeeded(true);
            }
            case Mailer.Outcome.Deferred(var why) ->
                new Ending.Failed(new Failure("dependency-unavailable", why), null);
            case Mailer.Outcome.Refused(var why) -> new Ending.Refused(new Failure("mail-refused", why));
        };
    }

    /// The mail that is left to send.
    private Optional<Mail> enter(Step step) {
        var request = requests.lock(step.request());
        // Behind the lock, so that what is entered later is also handled later.
        var now = now();
        if (request.isEmpty()) {
            return Optional.empty();
        }
        log.enter(step.request(), step.revision(), now);
        var contact = request.get().contact();
        if (contact == null || mailer == null || !mayMail(step, contact, now)) {
            log.markNotified(step.request(), now);
            return Optional.empty();
        }
        return Optional.of(mail(step, contact));
    }

    private boolean mayMail(Step step, Email contact, Instant now) {
        var since = now.minus(Duration.ofDays(1));
        return !log.isMailed(step.request(), step.revision())
                && log.letOut(step.request(), step.revision(), contact, MAILS_PER_DAY, since, now);
    }

    private void markMailed(Step step, Instant now) {
        if (requests.lock(step.request()).isPresent()) {
            log.markMailed(step.request(), step.revision(), now);
            log.markNotified(step.request(), now);
        }
    }

    /// Nothing in it was written by the requester, who may have entered somebody else's address.
    private static Mail mail(Step step, Email contact) {
        var status = switch (step.to()) {
            case PENDING -> "is pending";
            case IN_PROGRESS -> "is in progress";
            case DONE -> "is done";
            case REJECTED -> "was rejected";
        };
        return new Mail(
                List.of(contact.value()), "Your request " + status, """
                The request %s %s.

                Open your tracking link to read more. It was shown when the request was made, and is not in this mail.

                You get this because the request names your address. If it is not yours, ignore this mail.
                """.formatted(step.request(), status), null, null);
    }

    private static Ending succeeded(boolean mailed) {
        return new Ending.Succeeded(Json.EMPTY.with("mailed", Json.of(mailed)));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
