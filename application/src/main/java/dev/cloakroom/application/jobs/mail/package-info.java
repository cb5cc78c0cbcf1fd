/// The kind `email`: a job that sends a message.
///
/// Start with [MailHandler]; what it may be told stands in [Mail], the mail server is behind [Mailer].
@NullMarked
package dev.cloakroom.application.jobs.mail;

import org.jspecify.annotations.NullMarked;
