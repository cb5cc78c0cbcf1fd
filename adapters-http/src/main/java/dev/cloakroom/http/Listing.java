package dev.cloakroom.http;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The list that a request asks for, to name its next page. `filters` are the query parameters but the page.
public record Listing(String operation, String address, Map<String, List<String>> filters) {

    private static final List<String> OF_THE_PAGE = List.of("limit", "cursor", "page", "page_size");

    static Listing of(String operation, URI publicUrl, String path, Map<String, List<String>> query) {
        var filters = new TreeMap<>(query);
        filters.keySet().removeAll(OF_THE_PAGE);
        return new Listing(operation, publicUrl + path, filters);
    }

    /// What a cursor of this list is sealed with.
    public String seal(Object owner) {
        return operation + " " + owner + " " + query(filters);
    }

    /// The value of the `Link` header for the page that begins after the cursor.
    public String next(String cursor, int limit) {
        return to("next", cursor, limit);
    }

    String to(String relation, String cursor, int limit) {
        return link(relation, Map.of("cursor", cursor, "limit", String.valueOf(limit)));
    }

    /// The page of this list with these parameters beside the filters, as a value of the `Link` header (RFC 8288). The
    /// host is the configured one, never that of the request.
    public String link(String relation, Map<String, String> page) {
        var query = new TreeMap<>(filters);
        page.forEach((name, value) -> query.put(name, List.of(value)));
        return "<" + address + "?" + query(query) + ">; rel=\"" + relation + "\"";
    }

    private static String query(Map<String, List<String>> parameters) {
        return parameters.entrySet().stream()
                .flatMap(parameter -> parameter.getValue().stream()
                        .sorted()
                        .map(value -> encode(parameter.getKey()) + "=" + encode(value)))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
