package dev.cloakroom.http.auth;

import dev.cloakroom.domain.auth.Password;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// A hash by Argon2id in PHC string format: it carries its parameters, so that they can change.
final class PasswordHash {

    static final int SALT_BYTES = 16;

    private static final int HASH_BYTES = 32;
    private static final int VERSION = Argon2Parameters.ARGON2_VERSION_13;
    private static final Pattern FORMAT = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,2})\\$([A-Za-z0-9+/]{11,64})\\$([A-Za-z0-9+/]{22,128})");

    /// Measured with Bouncy Castle on one core: 19 MiB x 2 passes 32 ms, 46 x 1 46 ms (both the least that OWASP
    /// advises), 32 x 3 81 ms, 64 x 3 185 ms. A stolen hash shall cost; the memory of all cores must fit a
    /// small heap.
    private static final Cost CURRENT = new Cost(32 * 1024, 3, 1);

    private record Cost(int kibibytes, int passes, int lanes) {}

    private final Cost cost;
    private final byte[] salt;
    private final byte[] hash;

    private PasswordHash(Cost cost, byte[] salt, byte[] hash) {
        this.cost = cost;
        this.salt = salt;
        this.hash = hash;
    }

    static PasswordHash make(Password password, byte[] salt) {
        return new PasswordHash(CURRENT, salt, compute(password, CURRENT, salt, HASH_BYTES));
    }

    /// Costs as much to compare as any other, and nothing to make: a start need not wait for it.
    static PasswordHash ofNobody(SecureRandom random) {
        var salt = new byte[SALT_BYTES];
        var hash = new byte[HASH_BYTES];
        random.nextBytes(salt);
        random.nextBytes(hash);
        return new PasswordHash(CURRENT, salt, hash);
    }

    static PasswordHash parse(String text) {
        var matcher = FORMAT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalStateException("a stored password hash is not in PHC format of Argon2id");
        }
        var cost = new Cost(number(matcher.group(1)), number(matcher.group(2)), number(matcher.group(3)));
        var decoder = Base64.getDecoder();
        return new PasswordHash(cost, decoder.decode(matcher.group(4)), decoder.decode(matcher.group(5)));
    }

    boolean matches(Password password) {
        return MessageDigest.isEqual(hash, compute(password, cost, salt, hash.length));
    }

    boolean isCurrent() {
        return cost.equals(CURRENT) && hash.length == HASH_BYTES;
    }

    @Override
    public String toString() {
        var encoder = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=" + VERSION + "$m=" + cost.kibibytes() + ",t=" + cost.passes() + ",p=" + cost.lanes() + "$"
                + encoder.encodeToString(salt) + "$" + encoder.encodeToString(hash);
    }

    private static byte[] compute(Password password, Cost cost, byte[] salt, int length) {
        var generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(VERSION)
                .withMemoryAsKB(cost.kibibytes())
                .withIterations(cost.passes())
                .withParallelism(cost.lanes())
                .withSalt(salt)
                .build());
        var hash = new byte[length];
        generator.generateBytes(password.value().getBytes(StandardCharsets.UTF_8), hash);
        return hash;
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }
}
