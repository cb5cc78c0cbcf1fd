package dev.cloakroom.http.auth;

import dev.cloakroom.application.auth.ApiKeySecrets;
import dev.cloakroom.application.auth.sessions.TokenHash;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/// API keys of the form `cloakroom_<environment>_<12 public>_<43 secret><6 checksum>`, all of letters and digits, so
/// that a double click selects them and scanners for secrets find them. The checksum keeps typing errors and guesses
/// away from the database.
public final class RandomApiKeys implements ApiKeySecrets {

    static final String START = "cloakroom_";

    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int PUBLIC_LENGTH = 12;

    /// 62^43 is a little more than 2^256.
    private static final int SECRET_LENGTH = 43;

    private static final int CHECKSUM_LENGTH = 6;
    private static final Pattern FORMAT =
            Pattern.compile("((cloakroom_[a-z0-9]{1,16}_[A-Za-z0-9]{12})_[A-Za-z0-9]{43})([A-Za-z0-9]{6})");

    private final SecretKey pepper;
    private final SecureRandom random;
    private final String environment;

    /// @param environment what the keys of this installation are marked with, such as `live` or `test`
    public RandomApiKeys(SecretKey pepper, SecureRandom random, String environment) {
        this.pepper = pepper;
        this.random = random;
        this.environment = environment;
    }

    @Override
    public Made make() {
        var prefix = START + environment + "_" + text(PUBLIC_LENGTH);
        var body = prefix + "_" + text(SECRET_LENGTH);
        var key = body + checksum(body);
        return new Made(key, prefix, hash(key));
    }

    @Override
    public Optional<Read> read(String key) {
        var matcher = FORMAT.matcher(key);
        return matcher.matches() && checksum(matcher.group(1)).equals(matcher.group(3))
                ? Optional.of(new Read(matcher.group(2), hash(key)))
                : Optional.empty();
    }

    @Override
    public boolean matches(Read shown, TokenHash stored) {
        var hex = HexFormat.of();
        return MessageDigest.isEqual(hex.parseHex(shown.hash().hex()), hex.parseHex(stored.hex()));
    }

    private TokenHash hash(String key) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(pepper);
            return new TokenHash(HexFormat.of().formatHex(mac.doFinal(key.getBytes(StandardCharsets.US_ASCII))));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has HmacSHA256", impossible);
        }
    }

    private String text(int length) {
        var text = new StringBuilder(length);
        for (int at = 0; at < length; at++) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }

    private static String checksum(String body) {
        var crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.US_ASCII));
        var text = new StringBuilder(CHECKSUM_LENGTH);
        long rest = crc.getValue();
        for (int at = 0; at < CHECKSUM_LENGTH; at++) {
            text.append(ALPHABET.charAt((int) (rest % ALPHABET.length())));
            rest /= ALPHABET.length();
        }
        return text.toString();
    }
}
