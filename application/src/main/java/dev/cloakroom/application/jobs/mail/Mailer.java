package dev.cloakroom.application.jobs.mail;

import dev.cloakroom.domain.jobs.JobId;

/// Hands messages to a mail server: to all who shall have it, or to none.
public interface Mailer {

    /// The same job makes the same Message-ID, by which mailboxes know a repetition.
    ///
    /// @throws InterruptedException when the attempt is to stop
    Outcome send(Mail mail, JobId job) throws InterruptedException;

    /// What the mail server said.
    sealed interface Outcome {

        record Accepted(String messageId) implements Outcome {}

        /// Not now. `why` is a sentence for the owner.
        record Deferred(String why) implements Outcome {}

        /// Never. `why` is a sentence for the owner.
        record Refused(String why) implements Outcome {}
    }
}
