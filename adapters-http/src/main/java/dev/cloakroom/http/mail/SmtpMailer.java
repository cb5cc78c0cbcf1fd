package dev.cloakroom.http.mail;

import dev.cloakroom.application.jobs.mail.Mail;
import dev.cloakroom.application.jobs.mail.Mailer;
import dev.cloakroom.domain.jobs.JobId;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.InstantSource;
import java.util.Date;
import java.util.Properties;

/// Hands messages to one SMTP server (RFC 5321), a connection for each.
public final class SmtpMailer implements Mailer {

    private static final String CONNECT_MILLIS = "5000";
    private static final String SILENCE_MILLIS = "20000";

    private final SmtpSettings settings;
    private final Session session;
    private final InstantSource clock;

    public SmtpMailer(SmtpSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        this.session = Session.getInstance(properties(settings));
    }

    @Override
    public Outcome send(Mail mail, JobId job) throws InterruptedException {
        try (var transport = session.getTransport()) {
            var message = message(mail, job);
            transport.connect(settings.host(), settings.port(), settings.user(), settings.password());
            transport.sendMessage(message, message.getAllRecipients());
            return new Outcome.Accepted(message.getMessageID());
        } catch (MessagingException failed) {
            // The socket of a virtual thread closes when the thread is interrupted.
            if (Thread.interrupted()) {
                throw new InterruptedException("sending was broken off");
            }
            return SmtpReply.of(failed).outcome();
        }
    }

    private MimeMessage message(Mail mail, JobId job) throws MessagingException {
        var message = new StableMessage(session, "<" + job + "@" + domain() + ">");
        message.setFrom(settings.from());
        for (var recipient : mail.to()) {
            message.addRecipient(Message.RecipientType.TO, new InternetAddress(recipient, true));
        }
        if (mail.replyTo() != null) {
            message.setReplyTo(InternetAddress.parse(mail.replyTo(), true));
        }
        message.setSubject(mail.subject(), "UTF-8");
        message.setSentDate(Date.from(clock.instant()));
        // Nobody should answer it by a machine (RFC 3834).
        message.setHeader("Auto-Submitted", "auto-generated");
        if (mail.html() == null) {
            message.setText(mail.text(), "UTF-8");
        } else {
            message.setContent(new MimeMultipart("alternative", part(mail.text(), "plain"), part(mail.html(), "html")));
        }
        message.saveChanges();
        return message;
    }

    private static MimeBodyPart part(String text, String subtype) throws MessagingException {
        var part = new MimeBodyPart();
        part.setText(text, "UTF-8", subtype);
        return part;
    }

    private String domain() {
        var address = settings.from().getAddress();
        return address.substring(address.lastIndexOf('@') + 1);
    }

    private static Properties properties(SmtpSettings settings) {
        var protocol = settings.implicitTls() ? "smtps" : "smtp";
        var prefix = "mail." + protocol + ".";
        var properties = new Properties();
        properties.setProperty("mail.transport.protocol", protocol);
        properties.setProperty(prefix + "auth", String.valueOf(settings.user() != null));
        properties.setProperty(prefix + "from", settings.from().getAddress());
        properties.setProperty(prefix + "starttls.enable", "true");
        properties.setProperty(prefix + "starttls.required", String.valueOf(settings.needsTls()));
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        properties.setProperty(prefix + "connectiontimeout", CONNECT_MILLIS);
        properties.setProperty(prefix + "timeout", SILENCE_MILLIS);
        properties.setProperty(prefix + "writetimeout", SILENCE_MILLIS);
        return properties;
    }

    /// The library would make up another Message-ID each time.
    private static final class StableMessage extends MimeMessage {
        private final String id;

        StableMessage(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
