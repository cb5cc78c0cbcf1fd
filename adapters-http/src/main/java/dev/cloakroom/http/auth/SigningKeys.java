package dev.cloakroom.http.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.ImmutableSecret;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/// What access tokens are signed and verified with: one secret (HS256), or a set of key pairs (ES256) of which the
/// first signs and all verify. To rotate, add the new pair behind the old one on every node, then put it first, and
/// take the old one away when the last of its tokens has expired.
public final class SigningKeys {

    final JWSAlgorithm algorithm;
    final @Nullable String keyId;
    final JWSSigner signer;
    final JWKSource<SecurityContext> verifiers;
    private final List<PublicKey> publicKeys;

    /// The public half of a pair on the curve P-256; the coordinates are in base64url.
    public record PublicKey(String keyId, String x, String y) {}

    private SigningKeys(
            JWSAlgorithm algorithm,
            @Nullable String keyId,
            JWSSigner signer,
            JWKSource<SecurityContext> verifiers,
            List<PublicKey> publicKeys) {
        this.algorithm = algorithm;
        this.keyId = keyId;
        this.signer = signer;
        this.verifiers = verifiers;
        this.publicKeys = publicKeys;
    }

    public static SigningKeys shared(SecretKey secret) {
        try {
            var signer = new MACSigner(secret);
            return new SigningKeys(JWSAlgorithm.HS256, null, signer, new ImmutableSecret<>(secret), List.of());
        } catch (JOSEException tooShort) {
            throw new IllegalArgumentException("HS256 needs a key of 256 bits", tooShort);
        }
    }

    /// @param keySet a JWK Set (RFC 7517) of private keys on P-256, each with a `kid` of its own
    /// @throws IllegalArgumentException saying what is wrong with the set, without its content
    public static SigningKeys pairs(String keySet) {
        var keys = parse(keySet);
        var first = keys.getFirst();
        try {
            return new SigningKeys(
                    JWSAlgorithm.ES256,
                    first.getKeyID(),
                    new ECDSASigner(first),
                    new ImmutableJWKSet<>(new JWKSet(List.<JWK>copyOf(keys)).toPublicJWKSet()),
                    keys.stream().map(SigningKeys::publicKey).toList());
        } catch (JOSEException unusable) {
            throw new IllegalArgumentException("the first key cannot sign", unusable);
        }
    }

    /// A set with one new pair, to be kept in a file.
    public static String newPair(String keyId) {
        try {
            var key = new ECKeyGenerator(Curve.P_256)
                    .keyID(keyId)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .generate();
            return new JWKSet(key).toString(false);
        } catch (JOSEException impossible) {
            throw new IllegalStateException("every JDK has P-256", impossible);
        }
    }

    /// What others verify our tokens with; none where a secret signs.
    public List<PublicKey> publicKeys() {
        return publicKeys;
    }

    private static List<ECKey> parse(String keySet) {
        var keys = new ArrayList<ECKey>();
        var ids = new HashSet<String>();
        try {
            for (var key : JWKSet.parse(keySet).getKeys()) {
                if (!(key instanceof ECKey pair) || !Curve.P_256.equals(pair.getCurve()) || !pair.isPrivate()) {
                    throw new IllegalArgumentException("every key must be a private EC key on P-256");
                }
                if (pair.getKeyID() == null || !ids.add(pair.getKeyID())) {
                    throw new IllegalArgumentException("every key must have a kid of its own");
                }
                keys.add(pair);
            }
        } catch (ParseException _) {
            // Its message may quote the text, which is secret.
            throw new IllegalArgumentException("it must be a JWK Set in JSON");
        }
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("it must hold a key at least");
        }
        return keys;
    }

    private static PublicKey publicKey(ECKey key) {
        return new PublicKey(key.getKeyID(), key.getX().toString(), key.getY().toString());
    }

    @Override
    public String toString() {
        return "SigningKeys[" + algorithm + "]";
    }
}
