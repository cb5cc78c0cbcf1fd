package dev.cloakroom.http.auth;

import dev.cloakroom.application.auth.Passwords;
import dev.cloakroom.domain.auth.Password;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/// Argon2id (RFC 9106). One hash takes about 80 ms and 32 MiB, so no more run at a time than there are cores.
public final class Argon2Passwords implements Passwords {

    private final SecureRandom random;
    private final Turnstile turnstile;

    /// What is compared where there is no stored hash. No password has it.
    private final PasswordHash nobody;

    public Argon2Passwords(SecureRandom random, int cores) {
        this.random = random;
        this.turnstile = new Turnstile(cores);
        this.nobody = PasswordHash.ofNobody(random);
    }

    @Override
    public String hash(Password password) {
        return turnstile.pass(() -> PasswordHash.make(password, salt())).toString();
    }

    @Override
    public boolean matches(Password password, @Nullable String stored) {
        var expected = stored == null ? nobody : PasswordHash.parse(stored);
        boolean equal = turnstile.pass(() -> expected.matches(password));
        return equal && stored != null;
    }

    @Override
    public boolean isCurrent(String stored) {
        return PasswordHash.parse(stored).isCurrent();
    }

    private byte[] salt() {
        var salt = new byte[PasswordHash.SALT_BYTES];
        random.nextBytes(salt);
        return salt;
    }
}
