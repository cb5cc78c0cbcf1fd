package dev.cloakroom.application.jobs.calls;

import dev.cloakroom.application.jobs.PayloadReader;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.Rejection;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the payload of a job of the kind `http` asks for. A `body` that is a text is sent as it is, any other value as
/// JSON. `retryOn` are statuses of 4xx that the owner wants to be tried again.
public record HttpCall(
        URI url,
        String method,
        Map<String, String> headers,
        @Nullable Json body,
        Duration timeout,
        Set<Integer> retryOn) {

    static final int LONGEST_SECONDS = 300;

    private static final int DEFAULT_SECONDS = 30;
    private static final int LONGEST_URL = 4096;
    private static final int MOST_HEADERS = 50;
    private static final int MOST_STATUSES = 20;
    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");
    private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD");

    /// RFC 9110 5.6.2.
    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}");

    /// Printable ASCII and tabs: a line break would begin a header of the owner's choice.
    private static final Pattern VALUE = Pattern.compile("[\\x20-\\x7e\\t]{0,4096}");

    /// What belongs to the connection, or is ours to say (RFC 9110 7.6.1).
    private static final Set<String> OURS = Set.of(
            "host",
            "content-length",
            "transfer-encoding",
            "connection",
            "keep-alive",
            "te",
            "trailer",
            "upgrade",
            "expect",
            "http2-settings");

    private static final List<String> OUR_FAMILIES = List.of("proxy-", "x-cloakroom-");

    public HttpCall {
        headers = Map.copyOf(headers);
        retryOn = Set.copyOf(retryOn);
    }

    /// @throws Rejection.Unprocessable with every fault of the payload
    public static HttpCall of(@Nullable Json payload) {
        var reader = new PayloadReader(payload);
        var url = reader.needed("url", reader.text("url", LONGEST_URL).flatMap(text -> url(reader, text)));
        var method = method(reader);
        var headers = headers(reader);
        var body = reader.value("body").orElse(null);
        if (body != null && WITHOUT_BODY.contains(method)) {
            reader.fault("body", "method", "must not be there: " + method + " has none");
        }
        var seconds = reader.number("timeout_seconds", 1, LONGEST_SECONDS).orElse(BigDecimal.valueOf(DEFAULT_SECONDS));
        var retryOn = retryOn(reader);
        reader.end();
        return new HttpCall(
                url.orElseThrow(),
                method,
                headers,
                body,
                Duration.ofMillis(seconds.movePointRight(3).longValue()),
                retryOn);
    }

    /// Headers may hold secrets of the owner.
    @Override
    public String toString() {
        return method + " " + url.getHost();
    }

    private static Optional<URI> url(PayloadReader reader, String text) {
        try {
            var url = new URI(text);
            if (url.getHost() != null
                    && url.getRawUserInfo() == null
                    && Set.of("http", "https")
                            .contains(String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT))) {
                return Optional.of(url);
            }
        } catch (URISyntaxException _) {
            // It is told below.
        }
        reader.fault("url", "format", "must be an http:// or https:// URL without a user or password");
        return Optional.empty();
    }

    private static String method(PayloadReader reader) {
        var method = reader.text("method", 10).orElse("GET");
        if (!METHODS.contains(method)) {
            reader.fault("method", "enum", "must be one of " + String.join(", ", METHODS));
        }
        return method;
    }

    private static Map<String, String> headers(PayloadReader reader) {
        var headers = new LinkedHashMap<String, String>();
        var value = reader.value("headers").orElse(Json.EMPTY);
        if (!(value instanceof Json.Obj(var members)) || members.size() > MOST_HEADERS) {
            reader.fault("headers", "type", "must be an object with at most " + MOST_HEADERS + " members");
            return headers;
        }
        members.forEach((name, text) -> {
            var fault = fault(name, text);
            if (fault == null && text instanceof Json.Str(var string)) {
                headers.put(name, string);
            } else {
                reader.fault("headers/" + PayloadReader.pointer(name), "format", String.valueOf(fault));
            }
        });
        return headers;
    }

    private static @Nullable String fault(String name, Json value) {
        var lower = name.toLowerCase(Locale.ROOT);
        if (OURS.contains(lower) || OUR_FAMILIES.stream().anyMatch(lower::startsWith)) {
            return "is not yours to set";
        }
        if (!NAME.matcher(name).matches()) {
            return "must have a name of letters, digits and -";
        }
        return value instanceof Json.Str(var text) && VALUE.matcher(text).matches()
                ? null
                : "must be a text of printable ASCII, 4096 characters at most";
    }

    private static Set<Integer> retryOn(PayloadReader reader) {
        var statuses = new HashSet<Integer>();
        for (var item : reader.items("retry_on", MOST_STATUSES)) {
            if (item instanceof Json.Num(var number) && isClientError(number)) {
                statuses.add(number.intValue());
            } else {
                reader.fault("retry_on", "type", "must hold statuses from 400 to 499");
            }
        }
        return statuses;
    }

    private static boolean isClientError(BigDecimal number) {
        return number.stripTrailingZeros().scale() <= 0
                && number.compareTo(BigDecimal.valueOf(400)) >= 0
                && number.compareTo(BigDecimal.valueOf(499)) <= 0;
    }
}
