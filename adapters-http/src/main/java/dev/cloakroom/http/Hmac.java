package dev.cloakroom.http;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/// HMAC-SHA-256 over parts. Each part is preceded by its length, so that no two lists of parts look the same.
final class Hmac {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKey key;

    Hmac(SecretKey key) {
        this.key = key;
    }

    byte[] sign(byte[]... parts) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            for (var part : parts) {
                mac.update(
                        ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, impossible);
        }
    }
}
