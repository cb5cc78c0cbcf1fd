package dev.cloakroom.http.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The mail server, and whom messages are from. `implicitTls` speaks TLS from the first byte; without it the
/// connection is encrypted where the server offers that (STARTTLS). `user` and `password` are null where it lets us
/// in without.
public record SmtpSettings(
        String host,
        int port,
        boolean implicitTls,
        @Nullable String user,
        @Nullable String password,
        InternetAddress from) {

    private static final int SUBMISSION = 587;
    private static final int SUBMISSIONS = 465;

    /// @param url `smtp://` or `smtps://`, `user:password@` where needed, percent-encoded, host and port
    /// @throws IllegalArgumentException with a sentence for the operator, without the password
    public static SmtpSettings parse(String url, InternetAddress from) {
        var parts = uri(url);
        var tls = "smtps".equals(parts.getScheme());
        if (parts.getHost() == null || !(tls || "smtp".equals(parts.getScheme()))) {
            throw new IllegalArgumentException("it must look like smtp://user:password@host:587 or smtps://host");
        }
        var login =
                parts.getRawUserInfo() == null ? null : parts.getRawUserInfo().split(":", 2);
        return new SmtpSettings(
                parts.getHost(),
                parts.getPort() > 0 ? parts.getPort() : tls ? SUBMISSIONS : SUBMISSION,
                tls,
                login == null ? null : decoded(login[0]),
                login == null || login.length < 2 ? null : decoded(login[1]),
                from);
    }

    /// Whom messages are from: an address, or `A name <address>`; empty where the text is.
    ///
    /// @throws IllegalArgumentException with a sentence for the operator
    public static Optional<InternetAddress> sender(String text) {
        try {
            var addresses = InternetAddress.parse(text, true);
            if (addresses.length == 0) {
                return Optional.empty();
            }
            if (addresses.length == 1 && addresses[0].getAddress().contains("@")) {
                return Optional.of(addresses[0]);
            }
        } catch (AddressException _) {
            // It is told below.
        }
        throw new IllegalArgumentException("it must be one address, such as Cloakroom <no-reply@example.com>");
    }

    /// A password is only sent where nobody else reads it.
    boolean needsTls() {
        return user != null && !host.equals("localhost") && !host.equals("127.0.0.1") && !host.equals("[::1]");
    }

    @Override
    public String toString() {
        return (implicitTls ? "smtps://" : "smtp://") + host + ":" + port;
    }

    /// The cause would hold the password.
    private static URI uri(String url) {
        try {
            return URI.create(url);
        } catch (IllegalArgumentException _) {
            throw new IllegalArgumentException("it is no URL: percent-encode what is special in the password");
        }
    }

    private static String decoded(String raw) {
        return URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
