package dev.cloakroom.application.jobs.mail;

import dev.cloakroom.application.jobs.Ending;
import dev.cloakroom.application.jobs.Execution;
import dev.cloakroom.application.jobs.JobHandler;
import dev.cloakroom.application.jobs.mail.Mailer.Outcome.Accepted;
import dev.cloakroom.application.jobs.mail.Mailer.Outcome.Deferred;
import dev.cloakroom.application.jobs.mail.Mailer.Outcome.Refused;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.Rejection;
import dev.cloakroom.domain.jobs.Backoff;
import dev.cloakroom.domain.jobs.Failure;
import dev.cloakroom.domain.jobs.JobRejections;
import java.time.Duration;

/// Sends the message of the payload. A crash between the mail server's answer and ours sends it again, with the same
/// Message-ID.
public final class MailHandler implements JobHandler {

    public static final String KIND = "email";

    /// Servers that list unknown senders as grey let them through after some minutes.
    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(30), Duration.ofMinutes(30));

    private final Mailer mailer;

    public MailHandler(Mailer mailer) {
        this.mailer = mailer;
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
        Mail mail;
        try {
            mail = Mail.of(execution.payload());
        } catch (Rejection.Unprocessable wrong) {
            return new Ending.Refused(JobRejections.failure(wrong));
        }
        return switch (mailer.send(mail, execution.id())) {
            case Accepted(var messageId) -> {
                var result = Json.EMPTY.with("message_id", Json.of(messageId));
                yield new Ending.Succeeded(
                        result.with("recipients", Json.of(mail.to().size())));
            }
            case Deferred(var why) -> new Ending.Failed(new Failure("dependency-unavailable", why), null);
            case Refused(var why) -> new Ending.Refused(new Failure("mail-refused", why));
        };
    }
}
