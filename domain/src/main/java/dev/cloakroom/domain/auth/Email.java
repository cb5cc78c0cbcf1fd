package dev.cloakroom.domain.auth;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// An e-mail address as it is stored and compared: trimmed, in Unicode's composed form, in lower case. Two spellings
/// of one address are one account; whether mail arrives there only mail can tell.
public record Email(String value) {

    private static final int LONGEST = 254;
    private static final int LONGEST_LOCAL_PART = 64;

    /// Possessive, so that no text makes it go back.
    private static final Pattern SYNTAX =
            Pattern.compile("([^\\s\\p{Cntrl}@<>()\\[\\],;:\"\\\\]++)@([\\p{L}\\p{N}-]++(?:\\.[\\p{L}\\p{N}-]++)++)");

    /// Empty when the text cannot be an address.
    public static Optional<Email> parse(String text) {
        var normalised = Normalizer.normalize(text.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        var matcher = SYNTAX.matcher(normalised);
        boolean sane = normalised.length() <= LONGEST
                && matcher.matches()
                && matcher.group(1).length() <= LONGEST_LOCAL_PART
                && !matcher.group(1).startsWith(".")
                && !matcher.group(1).endsWith(".");
        return sane ? Optional.of(new Email(normalised)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
