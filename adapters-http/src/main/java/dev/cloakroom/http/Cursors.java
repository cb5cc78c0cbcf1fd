package dev.cloakroom.http;

import dev.cloakroom.application.Place;
import dev.cloakroom.application.Stretch;
import dev.cloakroom.domain.Rejection;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.function.Function;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/// Cursors of lists: where the last page ended, or where it began, sealed so that a client can neither forge one nor
/// use it under other filters. The page size may change from page to page.
public final class Cursors {

    private static final byte AFTER = 1;
    private static final byte BEFORE = 2;
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

    /// What lies around a page; a cursor is null where there is nothing. `links` names the first and the last page too.
    public record Neighbours(
            @Nullable String previous, @Nullable String next, String links) {}

    /// The id that the page begins after; null for the first page.
    public @Nullable UUID after(@Nullable String cursor, Call call) {
        return switch (place(cursor, call)) {
            case Place.After(var id) -> cursor == null ? null : id;
            case Place.Before _ -> throw invalid();
        };
    }

    /// Where the page lies, in a list that can be walked both ways.
    public Place place(@Nullable String cursor, Call call) {
        return cursor == null ? Place.START : open(cursor, call.listing().seal(call.user()));
    }

    /// `found` has one row more than `limit` where there is a further page.
    public <T> Page<T> page(List<T> found, int limit, Function<T, UUID> id, Call call) {
        if (found.size() <= limit) {
            return new Page<>(found, null, null);
        }
        var rows = found.subList(0, limit);
        var next = seal(new Place.After(id.apply(rows.getLast())), call);
        return new Page<>(rows, next, call.listing().next(next, limit));
    }

    /// Of a page at `asked`. Of an empty one it is not known what lies around it, but where it was looked for.
    public <T> Neighbours neighbours(Stretch<T> found, Place asked, int limit, Function<T, UUID> id, Call call) {
        var rows = found.rows();
        Place before = rows.isEmpty() ? Place.END : new Place.Before(id.apply(rows.getFirst()));
        Place after = rows.isEmpty() ? Place.START : new Place.After(id.apply(rows.getLast()));
        boolean isBeyond = rows.isEmpty() && asked instanceof Place.After && !asked.equals(Place.START);
        boolean isAhead = rows.isEmpty() && asked instanceof Place.Before && !asked.equals(Place.END);
        var previous = found.hasPrevious() || isBeyond ? seal(before, call) : null;
        var next = found.hasNext() || isAhead ? seal(after, call) : null;
        var links = new StringJoiner(", ").add(call.listing().link("first", Map.of("limit", String.valueOf(limit))));
        if (previous != null) {
            links.add(call.listing().to("prev", previous, limit));
        }
        if (next != null) {
            links.add(call.listing().to("next", next, limit));
        }
        links.add(call.listing().to("last", seal(Place.END, call), limit));
        return new Neighbours(previous, next, links.toString());
    }

    private String seal(Place place, Call call) {
        return seal(place, call.listing().seal(call.user()));
    }

    /// The id in `place` is that of the last or first row of a page: ids carry the time of creation, which
    /// orders all lists. `filters` is any text that is the same for the same list: operation, owner and
    /// filters, but not the size of the page.
    String seal(Place place, String filters) {
        var bytes = ByteBuffer.allocate(POSITION + SEAL)
                .put(place instanceof Place.After ? AFTER : BEFORE)
                .putLong(clock.instant().plus(LIFE).getEpochSecond())
                .putLong(place.id().getMostSignificantBits())
                .putLong(place.id().getLeastSignificantBits());
        var head = Arrays.copyOf(bytes.array(), POSITION);
        bytes.put(sealOf(head, filters), 0, SEAL);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /// @throws Rejection.Invalid `invalid-cursor` for one that is forged, of another list, or older than a day
    Place open(String cursor, String filters) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(cursor);
        } catch (IllegalArgumentException _) {
            throw invalid();
        }
        if (bytes.length != POSITION + SEAL) {
            throw invalid();
        }
        var head = Arrays.copyOf(bytes, POSITION);
        var seal = Arrays.copyOfRange(bytes, POSITION, bytes.length);
        if (!MessageDigest.isEqual(seal, Arrays.copyOf(sealOf(head, filters), SEAL))) {
            throw invalid();
        }
        var buffer = ByteBuffer.wrap(head);
        var direction = buffer.get();
        if (buffer.getLong() < clock.instant().getEpochSecond()) {
            throw invalid();
        }
        var id = new UUID(buffer.getLong(), buffer.getLong());
        return direction == AFTER ? new Place.After(id) : new Place.Before(id);
    }

    private byte[] sealOf(byte[] head, String filters) {
        return hmac.sign(head, filters.getBytes(StandardCharsets.UTF_8));
    }

    private static Rejection invalid() {
        return new Rejection.Invalid(
                "invalid-cursor", "The cursor is not one of this list, or too old. Start again without a cursor.");
    }
}
