package dev.cloakroom.generator;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads the operations into views, sorted by tag.
final class Calls {

    static final String MERGE_PATCH = "application/merge-patch+json";

    private static final String EVENTS = "text/event-stream";

    private final OpenAPI contract;
    private final Types types;

    /// A component of the request record: the statement that reads it, and the expression that takes it.
    record Argument(String name, String type, String read, String take) {}

    record OperationView(
            String tag,
            String id,
            String type,
            String constant,
            List<String> doc,
            List<Argument> arguments,
            String components,
            String knownQuery,
            String knownParts,
            String takes,
            List<Answers.AnswerView> answers,
            List<Answers.EventView> events,
            boolean replays,
            String catalogue) {}

    Calls(OpenAPI contract, Types types) {
        this.contract = contract;
        this.types = types;
    }

    /// The schemas that come as merge patches.
    Set<String> patches() {
        var patches = new TreeSet<String>();
        eachOperation((where, path, method, operation) -> {
            var content = content(operation.getRequestBody());
            if (content != null && content.containsKey(MERGE_PATCH)) {
                patches.add(Types.nameOf(Types.schemaOf(content, MERGE_PATCH).get$ref()));
            }
        });
        return patches;
    }

    /// The schemas of bodies that are read part by part, or item by item: they need no record.
    Set<String> takenApart() {
        var takenApart = new TreeSet<String>();
        eachOperation((where, path, method, operation) -> {
            var content = content(operation.getRequestBody());
            if (content != null) {
                content.keySet().stream()
                        .filter(Calls::isMultipart)
                        .map(mediaType -> Types.schemaOf(content, mediaType).get$ref())
                        .forEach(ref -> takenApart.add(Types.nameOf(ref)));
                if (Batches.isBatch(content)) {
                    takenApart.add(Batches.envelope(content));
                }
            }
        });
        return takenApart;
    }

    Map<String, List<OperationView>> byTag() {
        var views = new TreeMap<String, List<OperationView>>();
        eachOperation((where, path, method, operation) -> {
            var tags = operation.getTags();
            if (tags == null || tags.size() != 1) {
                throw new ContractFault(where, "an operation has exactly one tag");
            }
            views.computeIfAbsent(tags.get(0), key -> new ArrayList<>()).add(view(where, path, method, operation));
        });
        return views;
    }

    private interface Visitor {
        void visit(String where, String path, HttpMethod method, Operation operation);
    }

    private void eachOperation(Visitor visitor) {
        contract.getPaths().forEach((path, item) -> {
            if (item.getParameters() != null) {
                throw new ContractFault(path, "declare parameters at each operation");
            }
            item.readOperationsMap().forEach((method, operation) -> {
                if (operation.getOperationId() == null) {
                    throw new ContractFault(method + " " + path, "an operation needs an operationId");
                }
                visitor.visit(operation.getOperationId(), path, method, operation);
            });
        });
    }

    private OperationView view(String where, String path, HttpMethod method, Operation operation) {
        var id = operation.getOperationId();
        var answers = new Answers(contract, types);
        var views = answers.views(where, operation);
        var produces = new LinkedHashSet<String>();
        views.stream()
                .map(Answers.AnswerView::mediaType)
                .filter(type -> !type.isEmpty())
                .forEach(produces::add);
        var policy = new Policy(contract, where, operation);
        var arguments = arguments(where, operation, produces.size() > 1);
        return new OperationView(
                operation.getTags().get(0),
                id,
                Names.type(id),
                Names.constant(id),
                Models.doc(operation.getSummary()),
                arguments,
                Names.laidOut(
                        arguments.stream()
                                .map(argument -> argument.type() + " " + argument.name())
                                .toList(),
                        "        "),
                knownQuery(operation),
                knownParts(operation, policy.streamed()),
                Names.laidOut(arguments.stream().map(Argument::take).toList(), "                "),
                views,
                answers.events(where, operation, produces.contains(EVENTS)),
                policy.replays(),
                policy.catalogue(path, method, consumes(operation), produces));
    }

    private List<Argument> arguments(String where, Operation operation, boolean choosesType) {
        var reads = new ArrayList<Argument>();
        for (var parameter : parameters(operation)) {
            reads.add(argument(where, parameter));
        }
        var content = content(operation.getRequestBody());
        if (content != null) {
            reads.addAll(body(
                    where, operation.getRequestBody(), content, new Policy(contract, where, operation).streamed()));
        }
        if (choosesType) {
            reads.add(new Argument("mediaType", "String", "", "in.preferred()"));
        }
        return reads;
    }

    private List<Parameter> parameters(Operation operation) {
        return operation.getParameters() == null
                ? List.of()
                : operation.getParameters().stream().map(this::resolved).toList();
    }

    private Parameter resolved(Parameter parameter) {
        var ref = parameter.get$ref();
        return ref == null ? parameter : Types.found(contract.getComponents().getParameters(), ref);
    }

    private Argument argument(String where, Parameter parameter) {
        var place = where + "." + parameter.getName();
        var name = Names.component(parameter.getName());
        var schema = parameter.getSchema();
        var type = types.of(place, schema);
        if (type.isList()) {
            return list(place, parameter, name, type);
        }
        var required = Boolean.TRUE.equals(parameter.getRequired());
        var literal = Names.literal(parameter.getName());
        var scalar = types.scalar(place, schema);
        var read = switch (parameter.getIn()) {
            case "path" -> "in.path(" + literal + ", " + scalar + ")";
            case "query" -> "in.query(" + literal + ", " + required + ", " + scalar + ")";
            case "header" -> "in.header(" + literal + ", " + required + ", " + scalar + ")";
            default -> throw new ContractFault(place, "no parameters in " + parameter.getIn());
        };
        var fallback = types.resolved(schema).getDefault();
        var present = required || fallback != null;
        var take = required
                ? ".required()"
                : fallback == null ? ".optional()" : ".orElse(" + types.value(place, schema, fallback) + ")";
        return new Argument(
                name, present ? type.plain() : type.nullable(), "var " + name + " = " + read + ";", name + take);
    }

    private Argument list(String place, Parameter parameter, String name, JavaType type) {
        if (!parameter.getIn().equals("query") || Boolean.FALSE.equals(parameter.getExplode())) {
            throw new ContractFault(place, "a list must be a repeated query parameter");
        }
        var schema = types.resolved(parameter.getSchema());
        var read = "in.queryList(" + Names.literal(parameter.getName())
                + ", " + Boolean.TRUE.equals(parameter.getRequired())
                + ", " + (schema.getMinItems() == null ? 0 : schema.getMinItems())
                + ", " + (schema.getMaxItems() == null ? "Integer.MAX_VALUE" : schema.getMaxItems())
                + ", " + Boolean.TRUE.equals(schema.getUniqueItems())
                + ", " + types.scalar(place, schema.getItems()) + ")";
        return new Argument(name, type.name(), "var " + name + " = " + read + ";", name + ".required()");
    }

    private List<Argument> body(String where, RequestBody declared, Content content, boolean streamed) {
        if (Batches.isBatch(content)) {
            return List.of(new Batches(types).argument(where, content));
        }
        if (content.size() != 1) {
            throw new ContractFault(where, "a body has one media type; make an operation for each");
        }
        var mediaType = content.keySet().iterator().next();
        var required = Boolean.TRUE.equals(resolved(declared).getRequired());
        var schema = Types.schemaOf(content, mediaType);
        var take = required ? "body.required()" : "body.optional()";
        if (mediaType.endsWith("/json") || mediaType.endsWith("+json")) {
            var type = types.of(where + " body", schema);
            var read = "var body = in.json(" + Names.literal(Types.nameOf(schema.get$ref())) + ", " + required + ", "
                    + type.name() + ".class);";
            return List.of(new Argument("body", required ? type.name() : type.nullable(), read, take));
        }
        if (isMultipart(mediaType)) {
            var parts = new Parts(types);
            return streamed ? List.of(parts.streamed(where, schema)) : parts.arguments(where, schema);
        }
        var type = required ? "ByteStream" : "@Nullable ByteStream";
        return List.of(new Argument("body", type, "var body = in.stream(" + required + ");", take));
    }

    private RequestBody resolved(RequestBody body) {
        var ref = body.get$ref();
        return ref == null ? body : Types.found(contract.getComponents().getRequestBodies(), ref);
    }

    private @Nullable Content content(@Nullable RequestBody body) {
        return body == null ? null : resolved(body).getContent();
    }

    private Set<String> consumes(Operation operation) {
        var content = content(operation.getRequestBody());
        return content == null ? Set.of() : content.keySet();
    }

    static boolean isMultipart(String mediaType) {
        return mediaType.startsWith("multipart/");
    }

    /// Empty where the body is no multipart one, or looks after its parts itself.
    private String knownParts(Operation operation, boolean streamed) {
        return (streamed ? Set.<String>of() : consumes(operation))
                .stream()
                        .filter(Calls::isMultipart)
                        .map(mediaType ->
                                Types.schemaOf(Objects.requireNonNull(content(operation.getRequestBody())), mediaType))
                        .flatMap(schema -> types.resolved(schema).getProperties().keySet().stream())
                        .map(Names::literal)
                        .collect(Collectors.joining(", "));
    }

    private String knownQuery(Operation operation) {
        return parameters(operation).stream()
                .filter(parameter -> parameter.getIn().equals("query"))
                .map(parameter -> Names.literal(parameter.getName()))
                .collect(Collectors.joining(", "));
    }
}
