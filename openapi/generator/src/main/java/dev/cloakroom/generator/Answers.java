package dev.cloakroom.generator;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Reads the successful answers of an operation: one record per status and media type. Errors are thrown, not returned.
final class Answers {

    private static final Map<String, String> STATUS = Map.ofEntries(
            Map.entry("200", "Ok"),
            Map.entry("201", "Created"),
            Map.entry("202", "Accepted"),
            Map.entry("203", "NonAuthoritative"),
            Map.entry("204", "NoContent"),
            Map.entry("205", "ResetContent"),
            Map.entry("206", "PartialContent"),
            Map.entry("2XX", "Success"),
            Map.entry("301", "MovedPermanently"),
            Map.entry("302", "Found"),
            Map.entry("303", "SeeOther"),
            Map.entry("304", "NotModified"),
            Map.entry("307", "TemporaryRedirect"),
            Map.entry("308", "PermanentRedirect"));

    private final OpenAPI contract;
    private final Types types;

    /// `start` is the expression that encodes status and body; each header adds a step.
    record AnswerView(String name, String mediaType, String components, String start, List<Step> headers) {}

    record Step(String literal, String name) {}

    record EventView(String owner, String name, String literal, String type) {}

    Answers(OpenAPI contract, Types types) {
        this.contract = contract;
        this.types = types;
    }

    List<AnswerView> views(String where, Operation operation) {
        var views = new ArrayList<AnswerView>();
        operation.getResponses().forEach((status, declared) -> {
            if (status.startsWith("2") || status.startsWith("3")) {
                views.addAll(views(where + " " + status, Names.type(operation.getOperationId()), status, declared));
            }
        });
        if (views.isEmpty()) {
            throw new ContractFault(where, "an operation needs an answer that is no error");
        }
        return views;
    }

    /// The events of a stream, which `x-sse-events` names with their schemas.
    List<EventView> events(String where, Operation operation, boolean streams) {
        var declared = operation.getExtensions() == null
                ? null
                : operation.getExtensions().get("x-sse-events");
        if (declared == null) {
            if (streams) {
                throw new ContractFault(where, "an event stream needs x-sse-events");
            }
            return List.of();
        }
        var events = new ArrayList<EventView>();
        ((Map<?, ?>) declared).forEach((event, schema) -> {
            types.component(Types.SCHEMAS + schema);
            events.add(new EventView(
                    Names.type(operation.getOperationId()),
                    Names.joined(event.toString()),
                    Names.literal(event.toString()),
                    // In full: an event often has the name of what it carries.
                    types.modelPackage() + "." + schema));
        });
        return events;
    }

    private List<AnswerView> views(String where, String operation, String status, ApiResponse declared) {
        var name = STATUS.get(status);
        if (name == null) {
            throw new ContractFault(where, "the status has no name here");
        }
        var response = resolved(declared);
        var content = response.getContent();
        if (content == null || content.isEmpty()) {
            return List.of(view(where, operation, name, status, "", response));
        }
        return content.keySet().stream()
                .map(mediaType -> view(
                        where,
                        operation,
                        content.size() == 1 ? name : name + suffix(mediaType),
                        status,
                        mediaType,
                        response))
                .toList();
    }

    private AnswerView view(
            String where, String operation, String name, String status, String mediaType, ApiResponse response) {
        var components = new ArrayList<String>();
        var code = status;
        if (status.endsWith("XX")) {
            components.add("int status");
            code = "status";
        }
        var start = body(where, operation, code, mediaType, response.getContent(), components);
        var steps = new ArrayList<Step>();
        if (response.getHeaders() != null) {
            response.getHeaders().forEach((header, declared) -> {
                var found = resolved(declared);
                var type = types.of(where + " " + header, found.getSchema());
                var component = Names.component(header);
                var required = Boolean.TRUE.equals(found.getRequired());
                components.add((required ? type.plain() : type.nullable()) + " " + component);
                steps.add(new Step(Names.literal(header), component));
            });
        }
        return new AnswerView(name, mediaType, Names.laidOut(components, "            "), start, steps);
    }

    private String body(
            String where, String operation, String code, String mediaType, Content content, List<String> components) {
        if (mediaType.isEmpty()) {
            return "Encoded.empty(" + code + ")";
        }
        if (mediaType.equals("text/event-stream")) {
            components.add("EventSource<" + operation + "Event> events");
            return "Encoded.events(" + code + ", events)";
        }
        var type = types.of(where, Types.schemaOf(content, mediaType)).plain();
        components.add(type + " body");
        var rest = "(" + code + ", " + Names.literal(mediaType) + ", body)";
        if (type.equals("ByteStream")) {
            return "Encoded.bytes" + rest;
        }
        return (mediaType.endsWith("json") ? "Encoded.json" : "Encoded.text") + rest;
    }

    private static String suffix(String mediaType) {
        return Names.joined(mediaType.substring(mediaType.indexOf('/') + 1));
    }

    private ApiResponse resolved(ApiResponse response) {
        var ref = response.get$ref();
        return ref == null ? response : Types.found(contract.getComponents().getResponses(), ref);
    }

    private Header resolved(Header header) {
        var ref = header.get$ref();
        return ref == null ? header : Types.found(contract.getComponents().getHeaders(), ref);
    }
}
