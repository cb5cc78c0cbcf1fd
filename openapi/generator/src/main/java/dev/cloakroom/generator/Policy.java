package dev.cloakroom.generator;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the `x-` extensions say about an operation.
final class Policy {

    private final OpenAPI contract;
    private final String where;
    private final Operation operation;
    private final Map<String, Object> extensions;

    Policy(OpenAPI contract, String where, Operation operation) {
        this.contract = contract;
        this.where = where;
        this.operation = operation;
        this.extensions = operation.getExtensions() == null ? Map.of() : operation.getExtensions();
    }

    boolean replays() {
        return !idempotency().equals("NONE");
    }

    /// Whether the handler takes a multipart body while it arrives; then it also compares it.
    boolean streamed() {
        return Boolean.TRUE.equals(extensions.get("x-streamed"));
    }

    /// The arguments of the constructor of `Operation`.
    String catalogue(String path, HttpMethod method, Collection<String> consumes, Collection<String> produces) {
        var open = operation.getSecurity() != null && operation.getSecurity().isEmpty();
        if (!open && scopes() == null) {
            throw new ContractFault(where, "say who may: x-scopes, or security: [] for everybody");
        }
        if (replays() && !streamed() && !consumes.stream().allMatch(type -> type.endsWith("json"))) {
            throw new ContractFault(
                    where,
                    "an idempotency key needs a JSON body, or one that is streamed, for requests are compared by it");
        }
        return String.join(
                ",\n            ",
                Names.literal(operation.getOperationId()),
                Names.literal(operation.getTags().get(0)),
                Names.literal(method.name()),
                Names.literal(path),
                String.valueOf(open),
                list(scopes() == null ? List.of() : scopes()),
                ownCredentials(),
                "Operation.RateClass." + required("x-rate-class"),
                "Operation.Idempotency." + idempotency(),
                duration(),
                bodyLimit(consumes),
                list(consumes),
                list(produces),
                String.valueOf(Boolean.TRUE.equals(extensions.get("x-sse"))));
    }

    private @Nullable List<?> scopes() {
        return (List<?>) extensions.get("x-scopes");
    }

    /// What opens this operation beside the credentials that open all of them.
    private String ownCredentials() {
        var usual = schemes(contract.getSecurity());
        return schemes(operation.getSecurity()).stream()
                .filter(scheme -> !usual.contains(scheme))
                .map(scheme -> contract.getComponents().getSecuritySchemes().get(scheme))
                .map(scheme -> "new Operation.Credential("
                        + Names.literal(scheme.getIn().toString()) + ", " + Names.literal(scheme.getName()) + ")")
                .collect(Collectors.joining(", ", "List.of(", ")"));
    }

    private static List<String> schemes(@Nullable List<SecurityRequirement> requirements) {
        return requirements == null
                ? List.of()
                : requirements.stream().flatMap(each -> each.keySet().stream()).toList();
    }

    private String idempotency() {
        var value = extensions.get("x-idempotency");
        return value == null ? "NONE" : value.toString().toUpperCase(Locale.ROOT);
    }

    private String duration() {
        var life = extensions.get("x-idempotency-ttl");
        if (life == null && replays()) {
            throw new ContractFault(where, "x-idempotency needs x-idempotency-ttl");
        }
        return life == null ? "null" : "Duration.parse(" + Names.literal(life.toString()) + ")";
    }

    private String bodyLimit(Collection<String> consumes) {
        return consumes.isEmpty() ? "0" : required("x-body-limit") + "L";
    }

    private String required(String extension) {
        var value = extensions.get(extension);
        if (value == null) {
            throw new ContractFault(where, extension + " is missing");
        }
        return value.toString().toUpperCase(Locale.ROOT);
    }

    private static String list(Collection<?> values) {
        return "List.of("
                + values.stream().map(value -> Names.literal(value.toString())).collect(Collectors.joining(", ")) + ")";
    }
}
