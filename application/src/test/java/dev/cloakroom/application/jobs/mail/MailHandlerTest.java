package dev.cloakroom.application.jobs.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cloakroom.application.jobs.Ending;
import dev.cloakroom.application.jobs.TestAttempt;
import dev.cloakroom.application.jobs.mail.Mailer.Outcome;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.Rejection;
import dev.cloakroom.domain.jobs.Failure;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailHandlerTest {

    private static final Json.Obj PAYLOAD = Json.EMPTY
            .with("to", to("ann@example.com", "Bob@example.com", "ann@example.com"))
            .with("subject", Json.of("Hello"))
            .with("text", Json.of("It is\nready."));

    @Test
    void whatWasAcceptedSucceeds() throws Exception {
        assertThat(run(PAYLOAD, new Outcome.Accepted("<1@x>")))
                .isEqualTo(new Ending.Succeeded(
                        Json.EMPTY.with("message_id", Json.of("<1@x>")).with("recipients", Json.of(2))));
    }

    @Test
    void theMailServerDecidesWhetherItIsTriedAgain() throws Exception {
        assertThat(run(PAYLOAD, new Outcome.Deferred("Later.")))
                .isEqualTo(new Ending.Failed(new Failure("dependency-unavailable", "Later."), null));
        assertThat(run(PAYLOAD, new Outcome.Refused("Never.")))
                .isEqualTo(new Ending.Refused(new Failure("mail-refused", "Never.")));
        assertThat(run(Json.EMPTY, new Outcome.Accepted("<1@x>"))).isInstanceOf(Ending.Refused.class);
    }

    @Test
    void theMailIsWhatThePayloadSays() {
        assertThat(Mail.of(PAYLOAD.with("html", Json.of("<p>")).with("reply_to", Json.of("c@example.com"))))
                .isEqualTo(new Mail(
                        List.of("ann@example.com", "Bob@example.com"),
                        "Hello",
                        "It is\nready.",
                        "<p>",
                        "c@example.com"))
                .hasToString("mail to 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nBcc: x@y.z", "a\nb", "a\u0000b", "a\u2028b", "a\u0085b"})
    void aSubjectCannotBeginAnotherHeader(String subject) {
        assertThat(faults(PAYLOAD.with("subject", Json.of(subject)))).containsExactly("#/payload/subject");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@b.c\r\nBcc: x@y.z", "a@b.c, x@y.z", "Ann <a@b.c>", "a", "ä@b.c", "a@b..c", " a@b.c"})
    void anAddressIsJustThat(String address) {
        assertThat(faults(PAYLOAD.with("to", to("ann@example.com", address)))).containsExactly("#/payload/to/1");
        assertThat(faults(PAYLOAD.with("reply_to", Json.of(address)))).containsExactly("#/payload/reply_to");
    }

    @Test
    void everyFaultIsNamedAtOnce() {
        assertThat(faults(Json.EMPTY.with("bcc", Json.of("x@y.z"))))
                .containsExactlyInAnyOrder("#/payload/to", "#/payload/subject", "#/payload/text", "#/payload/bcc");
        var many = to(Collections.nCopies(51, "a@b.c").toArray(String[]::new));
        assertThat(faults(PAYLOAD.with("to", many))).contains("#/payload/to");
    }

    private static Json to(String... addresses) {
        return new Json.Arr(List.of(addresses).stream().map(Json::of).toList());
    }

    private static List<String> faults(Json payload) {
        var refused = assertThatExceptionOfType(Rejection.Unprocessable.class)
                .isThrownBy(() -> Mail.of(payload))
                .actual();
        return refused.faults().stream().map(Rejection.Fault::pointer).toList();
    }

    private static Ending run(Json payload, Outcome outcome) throws InterruptedException {
        return new MailHandler((_, _) -> outcome).run(new TestAttempt(payload));
    }
}
