package dev.cloakroom.http;

import dev.cloakroom.api.runtime.CallFactory;
import dev.cloakroom.api.runtime.Operation;
import dev.cloakroom.api.runtime.ReceivedBody;
import dev.cloakroom.application.IdempotencyKey;
import dev.cloakroom.http.limits.RateLimit;
import io.javalin.http.Context;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/// Makes the [Call] of a request that the policy let through.
public final class Calls implements CallFactory<Call> {

    private static final Duration KEY_LIFE = Duration.ofDays(1);

    private final Policy policy;
    private final RateLimit accounts;
    private final URI publicUrl;
    private final Hmac fingerprints;

    /// `fingerprintKey` keeps what was sent from being guessed from what is stored.
    public Calls(Policy policy, RateLimit accounts, URI publicUrl, SecretKey fingerprintKey) {
        this.policy = policy;
        this.accounts = accounts;
        this.publicUrl = publicUrl;
        this.fingerprints = new Hmac(fingerprintKey);
    }

    @Override
    public Call call(Context ctx, Operation operation, ReceivedBody body) {
        return new Call(
                Policy.principal(ctx),
                Correlation.of(ctx.req()),
                Prefer.parse(Policy.joined(ctx, "Prefer")),
                new Call.Conditions(tags(ctx, "If-Match"), tags(ctx, "If-None-Match")),
                key(ctx, operation, body),
                Listing.of(operation.id(), publicUrl, ctx.path(), ctx.queryParamMap()),
                new Call.AccountQuota(accounts, () -> policy.clientAddress(ctx)),
                peer(ctx));
    }

    private static Call.Peer peer(Context ctx) {
        return ctx.req().getAttribute(Call.Peer.ATTRIBUTE) instanceof Call.Peer peer ? peer : () -> false;
    }

    private static @Nullable EntityTags tags(Context ctx, String header) {
        return EntityTags.parse(header, Policy.joined(ctx, header));
    }

    private @Nullable IdempotencyKey key(Context ctx, Operation operation, ReceivedBody body) {
        var value = Policy.idempotencyKey(ctx);
        if (value == null) {
            return null;
        }
        var life = operation.idempotencyTtl();
        return new IdempotencyKey(
                operation.id(), value, fingerprint(ctx, operation, body), life == null ? KEY_LIFE : life);
    }

    /// The same for all spellings of one request: some clients encode anew when they try again.
    private String fingerprint(Context ctx, Operation operation, ReceivedBody body) {
        var json = body.json();
        return HexFormat.of()
                .formatHex(fingerprints.sign(
                        bytes(operation.id()),
                        bytes(sorted(ctx.pathParamMap())),
                        bytes(sorted(ctx.queryParamMap())),
                        bytes(String.valueOf(body.mediaType())),
                        bytes(json == null ? "" : JsonText.canonical(JsonText.json(json)))));
    }

    private static String sorted(Map<String, ?> parameters) {
        return new TreeMap<>(parameters).toString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
