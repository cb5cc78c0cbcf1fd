package dev.cloakroom.http.mail;

import dev.cloakroom.application.jobs.mail.Mailer.Outcome;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/// What a mail server answered when it did not take a message; `code` is 0 where it answered nothing that says so.
record SmtpReply(int code, String text) {

    private static final int LONGEST = 300;

    /// The library hangs the answers for each recipient behind one another; one that is for good decides, since the
    /// message goes to all or to none.
    static SmtpReply of(MessagingException failed) {
        var worst = reply(failed);
        for (var next = failed.getNextException();
                next instanceof MessagingException more;
                next = more.getNextException()) {
            var reply = reply(more);
            if (reply.code() > worst.code()) {
                worst = reply;
            }
        }
        return worst;
    }

    Outcome outcome() {
        if (code == 0) {
            return new Outcome.Deferred("The mail server could not be reached, or broke off.");
        }
        return code >= 500
                ? new Outcome.Refused("The mail server refused it: " + text)
                : new Outcome.Deferred("The mail server does not take it now: " + text);
    }

    private static SmtpReply reply(MessagingException failed) {
        var text = String.valueOf(failed.getMessage()).strip().replaceAll("\\p{Cc}+", " ");
        var excerpt = text.substring(0, Math.min(text.length(), LONGEST));
        return switch (failed) {
            case SMTPAddressFailedException address -> new SmtpReply(address.getReturnCode(), excerpt);
            case SMTPSenderFailedException sender -> new SmtpReply(sender.getReturnCode(), excerpt);
            case SMTPSendFailedException send -> new SmtpReply(send.getReturnCode(), excerpt);
            // Whoever set up the server has to mend it; it is no fault of the message.
            case AuthenticationFailedException _ -> new SmtpReply(400, "it does not let us in.");
            default -> new SmtpReply(0, excerpt);
        };
    }
}
