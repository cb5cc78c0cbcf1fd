package dev.cloakroom.http;

import dev.cloakroom.domain.Rejection;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/// Cursors of lists: where the last page ended, sealed so that a client can neither forge one nor use it under
/// other filters. The page size may change from page to page.
public final class Cursors {

    private static final byte VERSION = 1;
    private static final int SEAL = 12;
    private static final int POSITION = 1 + 3 * Long.BYTES;
    private static final Duration LIFE = Duration.ofDays(1);

    private final Hmac hmac;
    private final InstantSource clock;

    public Cursors(SecretKey key, InstantSource clock) {
        this.hmac = new Hmac(key);
        this.clock = clock;
    }

    /// One page; `next` and `link` are null on the last.
    public record Page<T>(
            List<T> rows, @Nullable String next, @Nullable String link) {

        public Page {
            rows = List.copyOf(rows);
        }

        public boolean hasMore() {
            return next != null;
        }
    }

    /// The id that the page begins after; null for the first page.
    public @Nullable UUID after(@Nullable String cursor, Call call) {
        return cursor == null ? null : open(cursor, call.listing().seal(call.user()));
    }

    /// `found` has one row more than `limit` where there is a further page.
    public <T> Page<T> page(List<T> found, int limit, Function<T, UUID> id, Call call) {
        if (found.size() <= limit) {
            return new Page<>(found, null, null);
        }
        var rows = found.subList(0, limit);
        var next = seal(id.apply(rows.getLast()), call.listing().seal(call.user()));
        return new Page<>(rows, next, call.listing().next(next, limit));
    }

    /// `last` is the id of the last row of the page: ids carry the time of creation, which orders all lists.
    /// `filters` is any text that is the same for the same list: operation, owner and filters, but not the page
    /// size.
    String seal(UUID last, String filters) {
        var bytes = ByteBuffer.allocate(POSITION + SEAL)
                .put(VERSION)
                .putLong(clock.instant().plus(LIFE).getEpochSecond())
                .putLong(last.getMostSignificantBits())
                .putLong(last.getLeastSignificantBits());
        var head = Arrays.copyOf(bytes.array(), POSITION);
        bytes.put(sealOf(head, filters), 0, SEAL);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /// @throws Rejection.Invalid `invalid-cursor` for one that is forged, of another list, or older than a day
    UUID open(String cursor, String filters) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(cursor);
        } catch (IllegalArgumentException _) {
            throw invalid();
        }
        if (bytes.length != POSITION + SEAL || bytes[0] != VERSION) {
            throw invalid();
        }
        var head = Arrays.copyOf(bytes, POSITION);
        var seal = Arrays.copyOfRange(bytes, POSITION, bytes.length);
        if (!MessageDigest.isEqual(seal, Arrays.copyOf(sealOf(head, filters), SEAL))) {
            throw invalid();
        }
        var buffer = ByteBuffer.wrap(head, 1, POSITION - 1);
        if (buffer.getLong() < clock.instant().getEpochSecond()) {
            throw invalid();
        }
        return new UUID(buffer.getLong(), buffer.getLong());
    }

    private byte[] sealOf(byte[] head, String filters) {
        return hmac.sign(head, filters.getBytes(StandardCharsets.UTF_8));
    }

    private static Rejection invalid() {
        return new Rejection.Invalid(
                "invalid-cursor", "The cursor is not one of this list, or too old. Start again without a cursor.");
    }
}
