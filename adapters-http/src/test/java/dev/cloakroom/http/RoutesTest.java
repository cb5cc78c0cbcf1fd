package dev.cloakroom.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.api.Operations;
import dev.cloakroom.api.runtime.CallFactory;
import dev.cloakroom.api.runtime.Operation;
import dev.cloakroom.api.runtime.json.Schemas;
import dev.cloakroom.domain.Json;
import dev.cloakroom.http.operation.DocsPages;
import io.javalin.Javalin;
import io.javalin.config.RoutesConfig;
import io.javalin.router.Endpoint;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The router holds the operations of the contract, each once and with the policy that the contract gives it, and
/// beside them only pages that say they are public.
class RoutesTest {

    private static final CallFactory<Call> NO_CALLS = (_, _, _) -> {
        throw new UnsupportedOperationException("nothing is called here");
    };

    private final List<Endpoint> endpoints = Javalin.create(config -> {
                config.startup.showJavalinBanner = false;
                register(config.routes);
            })
            .unsafe
            .internalRouter
            .allHttpHandlers()
            .stream()
            .map(parsed -> parsed.endpoint)
            .toList();

    @Test
    void eachOperationIsBoundExactlyOnceWithThePolicyOfTheContract() {
        var bound = endpoints.stream()
                .filter(endpoint -> endpoint.metadata(Operation.class) != null)
                .map(RoutesTest::described)
                .sorted()
                .toList();
        assertThat(bound).isEqualTo(List.copyOf(declared().values())).hasSizeGreaterThan(28);
    }

    @Test
    void whatIsNoOperationIsAPublicPage() {
        assertThat(endpoints)
                .allSatisfy(endpoint -> assertThat(endpoint.metadata(Operation.class) != null)
                        .as(endpoint.path)
                        .isNotEqualTo(endpoint.metadata(PublicPage.class) != null));
    }

    /// As the generator names them: `bulk-actions` is bound by `bulkactions.BulkActionsRoutes`.
    private static void register(RoutesConfig routes) {
        Operations.ALL.stream().map(Operation::tag).distinct().forEach(tag -> register(routes, tag));
        new DocsPages().register(routes);
    }

    private static void register(RoutesConfig routes, String tag) {
        var name = Arrays.stream(tag.split("-"))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining("", "dev.cloakroom.api." + tag.replace("-", "") + ".", ""));
        try {
            var operations = Class.forName(name + "Operations");
            Class.forName(name + "Routes")
                    .getMethod("register", RoutesConfig.class, operations, CallFactory.class, Schemas.class)
                    .invoke(null, routes, nobody(operations), NO_CALLS, TestServer.SCHEMAS);
        } catch (ReflectiveOperationException unbound) {
            throw new LinkageError("the tag " + tag + " has no routes", unbound);
        }
    }

    /// An implementation that is never called.
    private static Object nobody(Class<?> operations) {
        return Proxy.newProxyInstance(operations.getClassLoader(), new Class<?>[] {operations}, (_, _, _) -> {
            throw new UnsupportedOperationException("nothing is called here");
        });
    }

    private static String described(Endpoint endpoint) {
        var operation = Objects.requireNonNull(endpoint.metadata(Operation.class));
        assertThat(endpoint.method.name()).isEqualTo(operation.method());
        assertThat(endpoint.path).isEqualTo(operation.path());
        return String.join(
                " ",
                operation.id(),
                operation.tag(),
                operation.method(),
                operation.path(),
                operation.isPublic() ? "public" : operation.scopes().toString(),
                operation.rateClass().name().toLowerCase(Locale.ROOT),
                operation.idempotency().name().toLowerCase(Locale.ROOT),
                String.valueOf(operation.bodyLimit()),
                operation.sse() ? "stream" : "answer");
    }

    /// The same sentence about each operation, from the document.
    private static Map<String, String> declared() {
        var sentences = new TreeMap<String, String>();
        members(TestContract.read(), "paths")
                .members()
                .forEach((path, item) -> ((Json.Obj) item).members().forEach((method, operation) -> {
                    var sentence = sentence(path, method, (Json.Obj) operation);
                    sentences.put(sentence, sentence);
                }));
        return sentences;
    }

    private static String sentence(String path, String method, Json.Obj operation) {
        return String.join(
                " ",
                text(operation, "operationId"),
                texts(operation.get("tags")).getFirst(),
                method.toUpperCase(Locale.ROOT),
                path,
                operation.get("security") instanceof Json.Arr(var schemes) && schemes.isEmpty()
                        ? "public"
                        : texts(operation.get("x-scopes")).toString(),
                text(operation, "x-rate-class"),
                operation.get("x-idempotency") == null ? "none" : text(operation, "x-idempotency"),
                operation.get("x-body-limit") instanceof Json.Num(var limit) ? limit.toPlainString() : "0",
                operation.get("x-sse") == null ? "answer" : "stream");
    }

    private static Json.Obj members(Json.Obj object, String name) {
        return (Json.Obj) object.members().getOrDefault(name, Json.EMPTY);
    }

    private static String text(Json.Obj object, String name) {
        return String.valueOf(object.text(name));
    }

    private static List<String> texts(@Nullable Json array) {
        return array instanceof Json.Arr(var items)
                ? items.stream().map(item -> ((Json.Str) item).value()).toList()
                : List.of();
    }
}
