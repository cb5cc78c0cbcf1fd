package dev.cloakroom.bootstrap.features.jobs;

import dev.cloakroom.application.jobs.JobHandler;
import dev.cloakroom.application.jobs.Kinds;
import dev.cloakroom.application.jobs.SleepHandler;
import dev.cloakroom.application.jobs.calls.CallHandler;
import dev.cloakroom.application.jobs.calls.HttpCall;
import dev.cloakroom.application.jobs.mail.Mail;
import dev.cloakroom.application.jobs.mail.MailHandler;
import dev.cloakroom.application.jobs.mail.Mailer;
import dev.cloakroom.domain.jobs.JobRejections;
import dev.cloakroom.http.client.OutboundCalls;
import dev.cloakroom.http.client.OutboundClient;
import dev.cloakroom.http.mail.SmtpMailer;
import dev.cloakroom.http.mail.SmtpSettings;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The built-in kinds that are handed in for themselves: what their payloads must be, and what runs them.
/// `mailer` is null where there is no mail server.
public record KindsWiring(
        Kinds kinds, List<JobHandler> handlers, @Nullable Mailer mailer) {

    /// Without a mail server the kind `email` is refused at the door, and what came in before waits for a worker that
    /// has one.
    public static KindsWiring of(OutboundClient outbound, @Nullable SmtpSettings mail, InstantSource clock) {
        var handlers = new ArrayList<JobHandler>();
        handlers.add(new SleepHandler());
        handlers.add(new CallHandler(new OutboundCalls(outbound)));
        var mailer = mail == null ? null : new SmtpMailer(mail, clock);
        if (mailer != null) {
            handlers.add(new MailHandler(mailer));
        }
        Kinds.PayloadCheck mailCheck = mail == null
                ? _ -> {
                    throw JobRejections.notSetUp(MailHandler.KIND);
                }
                : Mail::of;
        var kinds = new Kinds(Map.of(
                SleepHandler.KIND, SleepHandler::seconds, CallHandler.KIND, HttpCall::of, MailHandler.KIND, mailCheck));
        return new KindsWiring(kinds, List.copyOf(handlers), mailer);
    }
}
