package dev.cloakroom.bootstrap.contract;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// From one good request all those with one thing wrong in the path, the query, a header or the method.
final class RequestMutations {

    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "PROPFIND");

    private RequestMutations() {}

    static List<Probe> of(Contract contract, Probe good) {
        return Stream.of(query(contract, good), path(good), headers(good), methods(contract, good))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Probe> query(Contract contract, Probe good) {
        var probes = new ArrayList<Probe>();
        var path = good.target().replaceFirst("\\?.*", "");
        probes.add(good.at(path + "?unknown_parameter=1").but("an unknown parameter", 400));
        for (var parameter : good.operation().parameters("query")) {
            var name = parameter.get("name").asString();
            var schema = contract.resolved(parameter.get("schema"));
            for (var wrong : wrong(contract, schema)) {
                var value = URLEncoder.encode(wrong, StandardCharsets.UTF_8);
                probes.add(good.at(path + "?" + name + "=" + value).but("a wrong " + name, 400));
            }
            if (!schema.path("type").asString("").equals("array")) {
                var twice = "?" + name + "=1&" + name + "=2";
                probes.add(good.at(path + twice).but(name + " twice", 400));
            }
        }
        return probes;
    }

    private static List<String> wrong(Contract contract, JsonNode schema) {
        if (schema.has("enum")) {
            return List.of("no-such-value", "");
        }
        return switch (schema.path("type").asString("")) {
            case "array" -> wrong(contract, contract.resolved(schema.get("items")));
            case "integer" -> {
                var beyond = String.valueOf(schema.get("maximum").asInt() + 1);
                yield List.of("0", "-1", beyond, "1.5", "abc", "", "99999999999999999999");
            }
            case "boolean" -> List.of("maybe", "", "TRUE");
            default -> {
                if (schema.path("format").asString("").equals("date-time")) {
                    yield List.of("yesterday", "", "2026-02-30T00:00:00Z", "1", "+999999999-12-31T23:59:59Z");
                }
                if (schema.path("format").asString("").equals("uuid")) {
                    yield List.of("", "1", "0199b2c1-7f3a-7c55-9d1e");
                }
                yield List.of("", "a".repeat(schema.get("maxLength").asInt() + 1), "a\u0000b");
            }
        };
    }

    private static List<Probe> path(Probe good) {
        if (good.operation().parameters("path").isEmpty()) {
            return List.of();
        }
        var bad = List.of(
                "x", "%00", "..%2f..%2fetc", "0199b2c1-7f3a-7c55-9d1e", "%F0%9F%98%80", "a".repeat(3000), "%27--");
        // Another one for each operation: what one of them made there must not surprise the next.
        var unknown = UUID.nameUUIDFromBytes(good.operation().id().getBytes(StandardCharsets.UTF_8))
                .toString();
        var template = good.operation().path();
        // Where a PUT can also make it, what is put with If-Match, but is not there, does not match.
        var missing =
                good.operation().method().equals("PUT") && good.operation().response(201) != null ? 412 : 404;
        return Stream.concat(
                        bad.stream()
                                .map(id -> good.at(template.replaceAll("\\{\\w+}", id))
                                        .but(
                                                "the id " + id.substring(0, Math.min(20, id.length())),
                                                400,
                                                missing,
                                                428)),
                        // What is put under an id of one's own is made there.
                        Stream.of(good.at(template.replaceAll("\\{\\w+}", unknown))
                                .but("an unknown id", missing, 202, 409)))
                .toList();
    }

    private static List<Probe> headers(Probe good) {
        var probes = new ArrayList<Probe>();
        for (var header : good.operation().parameters("header")) {
            var name = header.get("name").asString();
            var tooLong = "a".repeat(header.at("/schema/maxLength").asInt() + 1);
            probes.add(good.with(name, tooLong).but("a long " + name, allowed(good, 400)));
            probes.add(good.with(name, "\"").but("half a quoted " + name, allowed(good, 400, 412)));
            probes.add(good.with(name, "\"a\", ,W/\"b\"").but("odd " + name, allowed(good, 400, 412)));
        }
        if (good.operation().response(406) != null) {
            probes.add(good.with("Accept", "image/png").but("an unacceptable Accept", 406));
        }
        probes.add(good.with("X-Request-Id", "bad id <script>").but("a bad request id", allowed(good)));
        probes.add(good.with("traceparent", "nonsense").but("a bad trace", allowed(good)));
        return probes;
    }

    /// A header may be ignored, and then the answer is that of the good request.
    private static Integer[] allowed(Probe good, Integer... more) {
        return Stream.concat(good.expected().stream(), Stream.of(more))
                .distinct()
                .toArray(Integer[]::new);
    }

    private static List<Probe> methods(Contract contract, Probe good) {
        // The address may be one of another operation, too, whose parameter takes any word.
        var there = contract.at("/paths").properties().stream()
                .filter(path -> good.target().matches(path.getKey().replaceAll("\\{\\w+}", "[^/]+")))
                .flatMap(path -> path.getValue().propertyNames().stream())
                .map(method -> method.toUpperCase(Locale.ROOT))
                .collect(Collectors.toSet());
        return METHODS.stream()
                .filter(method -> !there.contains(method))
                .map(method -> good.by(method).sending(null).but("the method " + method, 405))
                .toList();
    }

    static Set<Integer> declared(Operation operation, int from, int to) {
        return operation.node().get("responses").propertyNames().stream()
                .map(Integer::valueOf)
                .filter(status -> status >= from && status < to)
                .collect(Collectors.toSet());
    }
}
