package dev.cloakroom.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The names under which one request is found again: in its answer, its log line, its problem and its trace.
public record Correlation(String requestId, String traceId, String spanId, String flags) {

    /// The attribute of the request that holds it.
    public static final String ATTRIBUTE = Correlation.class.getName();

    private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern TRACEPARENT =
            Pattern.compile("(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-([0-9a-f]{2})(-.*)?");

    /// Takes over what the client sent where it is well-formed, and makes the rest. A trace is continued with a
    /// span of our own.
    public static Correlation of(@Nullable String requestId, @Nullable String traceparent, RandomGenerator random) {
        var id = requestId != null && REQUEST_ID.matcher(requestId).matches() ? requestId : hex(random, 16);
        var trace = TRACEPARENT.matcher(traceparent == null ? "" : traceparent);
        return trace.matches()
                ? new Correlation(id, trace.group(1), hex(random, 8), trace.group(2))
                : new Correlation(id, hex(random, 16), hex(random, 8), "00");
    }

    /// That of a request which the server has let in.
    public static Correlation of(HttpServletRequest request) {
        return (Correlation) request.getAttribute(ATTRIBUTE);
    }

    public String traceparent() {
        return "00-" + traceId + "-" + spanId + "-" + flags;
    }

    private static String hex(RandomGenerator random, int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
