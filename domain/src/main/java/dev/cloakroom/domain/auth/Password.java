package dev.cloakroom.domain.auth;

import java.text.Normalizer;

/// A password as it was typed, in Unicode's composed form, so that two keyboards make the same one. It never prints
/// itself.
public record Password(String value) {

    public static final int SHORTEST = 12;
    public static final int LONGEST = 128;

    public Password {
        value = Normalizer.normalize(value, Normalizer.Form.NFC);
    }

    /// Whether it may be chosen. Length alone counts, in code points.
    public boolean isAcceptable() {
        int length = value.codePointCount(0, value.length());
        return length >= SHORTEST && length <= LONGEST;
    }

    @Override
    public String toString() {
        return "Password[...]";
    }
}
