package dev.cloakroom.http.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import jakarta.mail.internet.InternetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpSettingsTest {

    private static final InternetAddress FROM =
            SmtpSettings.sender("no-reply@cloakroom.test").orElseThrow();

    @ParameterizedTest
    @CsvSource({
        "smtp://mail.example, 587, false",
        "smtp://mail.example:25, 25, false",
        "smtps://mail.example, 465, true"
    })
    void theSchemeSaysThePortAndWhetherItIsEncrypted(String url, int port, boolean tls) {
        var settings = SmtpSettings.parse(url, FROM);
        assertThat(settings.host()).isEqualTo("mail.example");
        assertThat(settings.port()).isEqualTo(port);
        assertThat(settings.implicitTls()).isEqualTo(tls);
        assertThat(settings.user()).isNull();
        assertThat(settings.needsTls()).isFalse();
    }

    @Test
    void aPasswordGoesOnlyOverTlsOrToThisMachineAndIsNeverPrinted() {
        var far = SmtpSettings.parse("smtp://u:s3cret@mail.example", FROM);
        assertThat(far.needsTls()).isTrue();
        assertThat(far).asString().doesNotContain("s3cret");
        assertThat(SmtpSettings.parse("smtp://u:p@localhost", FROM).needsTls()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mail.example", "http://mail.example", "smtp://", "smtp://u:s3cret#@@x"})
    void whatIsNoMailServerIsSaidWithoutThePassword(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SmtpSettings.parse(url, FROM))
                .satisfies(wrong -> assertThat(wrong).hasNoCause())
                .withMessageNotContainingAny("s3cret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "a@b, c@d", "a@b\r\nBcc: x@y"})
    void theSenderIsOneAddress(String from) {
        assertThatIllegalArgumentException().isThrownBy(() -> SmtpSettings.sender(from));
    }
}
