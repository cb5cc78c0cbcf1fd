package dev.cloakroom.http.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.cloakroom.application.jobs.mail.Mail;
import dev.cloakroom.application.jobs.mail.Mailer.Outcome;
import dev.cloakroom.domain.jobs.JobId;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMultipart;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class SmtpMailerTest {

    private static final JobId JOB = new JobId(new UUID(7, 7));
    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
    private static final InternetAddress SENDER =
            SmtpSettings.sender("The Cloakroom <no-reply@cloakroom.test>").orElseThrow();
    private static final String ID = "<" + JOB + "@cloakroom.test>";

    @Test
    void aMessageArrivesAsItWasWritten() throws Exception {
        var server = start();
        try {
            var mail = new Mail(
                    List.of("ann@example.com", "bob@example.com"), "Grüße", "Höflich,\n.\nIhr", null, "re@example.com");
            assertThat(mailer(server).send(mail, JOB)).isEqualTo(new Outcome.Accepted(ID));
            assertThat(mailer(server).send(mail, JOB)).isEqualTo(new Outcome.Accepted(ID));
            var received = server.getReceivedMessages();
            assertThat(received).hasSize(4);
            assertThat(received).allSatisfy(message -> {
                assertThat(message.getMessageID()).isEqualTo(ID);
                assertThat(message.getSubject()).isEqualTo("Grüße");
                assertThat(message.getContent()).isEqualTo("Höflich,\r\n.\r\nIhr");
                assertThat(message.getFrom()[0]).hasToString("The Cloakroom <no-reply@cloakroom.test>");
                assertThat(message.getReplyTo()[0]).hasToString("re@example.com");
                assertThat(message.getHeader("To", ", ")).isEqualTo("ann@example.com, bob@example.com");
                assertThat(message.getSentDate()).isEqualTo(Date.from(NOW));
                assertThat(message.getHeader("Auto-Submitted", null)).isEqualTo("auto-generated");
            });
        } finally {
            server.stop();
        }
    }

    @Test
    void withHtmlTheReaderHasTheChoice() throws Exception {
        var server = start();
        try {
            var mail = new Mail(List.of("ann@example.com"), "s", "plain", "<b>rich</b>", null);
            assertThat(mailer(server).send(mail, JOB)).isInstanceOf(Outcome.Accepted.class);
            var content = (MimeMultipart) server.getReceivedMessages()[0].getContent();
            assertThat(content.getContentType()).startsWith("multipart/alternative");
            assertThat(content.getBodyPart(0).getContent()).isEqualTo("plain");
            assertThat(content.getBodyPart(1).getContent()).isEqualTo("<b>rich</b>");
            assertThat(content.getBodyPart(1).getContentType()).isEqualToIgnoringCase("text/html; charset=UTF-8");
        } finally {
            server.stop();
        }
    }

    @Test
    void itLogsInAndAWrongPasswordIsNoFaultOfTheMessage() throws Exception {
        var server = start();
        try {
            server.setUser("no-reply@cloakroom.test", "us:er", "p@ss+word");
            var port = server.getSmtp().getPort();
            assertThat(mailer("smtp://us%3Aer:p%40ss+word@127.0.0.1:" + port).send(mail(), JOB))
                    .isInstanceOf(Outcome.Accepted.class);
            assertThat(mailer("smtp://us%3Aer:wrong@127.0.0.1:" + port).send(mail(), JOB))
                    .isEqualTo(new Outcome.Deferred("The mail server does not take it now: it does not let us in."));
        } finally {
            server.stop();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT TO:<ann, 450 4.2.0 greylisted, Deferred",
        "RCPT TO:<ann, 550 5.1.1 no such user, Refused",
        "MAIL FROM, 451 later, Deferred",
        "MAIL FROM, 553 not from you, Refused",
        "DATA, 452 full, Deferred",
        "., 554 spam, Refused",
        "., 421 going down, Deferred"
    })
    void whatTheServerSaysDecides(String command, String answer, String outcome) throws Exception {
        try (var server = new RefusingSmtp(Map.of(command, answer))) {
            var said = mailer("smtp://127.0.0.1:" + server.port()).send(mail(), JOB);
            assertThat(said.getClass().getSimpleName()).isEqualTo(outcome);
            assertThat(said.toString()).contains(answer.substring(4));
        }
    }

    @Test
    void oneRecipientWhoIsRefusedForGoodKeepsItFromAll() throws Exception {
        var rules = Map.of("RCPT TO:<ann", "450 greylisted", "RCPT TO:<bob", "550 unknown");
        try (var server = new RefusingSmtp(rules)) {
            var mail = new Mail(List.of("ann@example.com", "bob@example.com", "eve@example.com"), "s", "t", null, null);
            assertThat(mailer("smtp://127.0.0.1:" + server.port()).send(mail, JOB))
                    .isEqualTo(new Outcome.Refused("The mail server refused it: 550 unknown"));
            assertThat(server.commands()).doesNotContain("DATA");
        }
    }

    @Test
    void aServerThatIsNotThereMayBeBackLater() throws Exception {
        assertThat(mailer("smtp://127.0.0.1:1").send(mail(), JOB)).isInstanceOf(Outcome.Deferred.class);
    }

    @Test
    void anAttemptThatIsToStopBreaksOff() throws Exception {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var stopped = new CountDownLatch(1);
            var attempt = Thread.startVirtualThread(() -> {
                try {
                    var _ = mailer("smtp://127.0.0.1:" + silent.getLocalPort()).send(mail(), JOB);
                } catch (InterruptedException _) {
                    stopped.countDown();
                }
            });
            try (var _ = silent.accept()) {
                attempt.interrupt();
                stopped.await();
            }
        }
    }

    private static Mail mail() {
        return new Mail(List.of("ann@example.com"), "s", "t", null, null);
    }

    private static GreenMail start() {
        var setup = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        setup.setServerStartupTimeout(60_000);
        var server = new GreenMail(setup);
        server.start();
        return server;
    }

    private static SmtpMailer mailer(GreenMail server) {
        return mailer("smtp://127.0.0.1:" + server.getSmtp().getPort());
    }

    private static SmtpMailer mailer(String url) {
        var settings = SmtpSettings.parse(url, SENDER);
        return new SmtpMailer(settings, () -> NOW);
    }
}
