package dev.cloakroom.generator;

import dev.cloakroom.generator.Calls.Argument;
import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayList;
import java.util.List;

/// Reads the schema of a multipart body: each part becomes a component of the request record.
final class Parts {

    private final Types types;

    Parts(Types types) {
        this.types = types;
    }

    List<Argument> arguments(String where, Schema<?> named) {
        var schema = types.resolved(named);
        if (schema.getProperties() == null) {
            throw new ContractFault(where, "a multipart body needs a schema with properties");
        }
        var required = schema.getRequired() == null ? List.<String>of() : schema.getRequired();
        var arguments = new ArrayList<Argument>();
        schema.getProperties()
                .forEach((name, part) ->
                        arguments.add(argument(where + "." + name, name, part, required.contains(name))));
        return arguments;
    }

    /// The parts of a body that the handler takes while it arrives: files, and JSON of named schemas.
    Argument streamed(String where, Schema<?> named) {
        var schema = types.resolved(named);
        if (schema.getProperties() == null) {
            throw new ContractFault(where, "a multipart body needs a schema with properties");
        }
        var required = schema.getRequired() == null ? List.<String>of() : schema.getRequired();
        var expected = new ArrayList<String>();
        schema.getProperties()
                .forEach((name, part) ->
                        expected.add(expected(where + "." + name, name, part, required.contains(name))));
        var read = Names.laidOut(expected, "                ");
        return new Argument(
                "parts", "StreamedParts", "var parts = in.streamedParts(" + read + ");", "parts.required()");
    }

    private String expected(String where, String name, Schema<?> schema, boolean required) {
        var file = types.of(where, schema).name().equals("ByteStream");
        if (!file && !isJson(schema)) {
            throw new ContractFault(where, "a part that is streamed is a file, or an object with a name");
        }
        var checked = file ? "null" : Names.literal(Types.nameOf(schema.get$ref()));
        return "new StreamedParts.Expected(" + Names.literal(name) + ", " + checked + ", " + required + ")";
    }

    private Argument argument(String where, String part, Schema<?> schema, boolean required) {
        var name = Names.component(part);
        var type = types.of(where, schema);
        var literal = Names.literal(part);
        if (type.name().equals("List<ByteStream>")) {
            var most = types.resolved(schema).getMaxItems();
            var read = "in.fileParts(" + literal + ", " + required + ", " + (most == null ? "Integer.MAX_VALUE" : most)
                    + ")";
            return new Argument(name, "List<FilePart>", "var " + name + " = " + read + ";", name + ".required()");
        }
        var file = type.name().equals("ByteStream");
        var read = file
                ? "in.filePart(" + literal + ", " + required + ")"
                : isJson(schema)
                        ? "in.jsonPart(" + literal + ", " + Names.literal(Types.nameOf(schema.get$ref())) + ", "
                                + required + ", " + type.name() + ".class)"
                        : "in.part(" + literal + ", " + required + ", " + types.scalar(where, schema) + ")";
        var plain = file ? JavaType.of("FilePart") : type;
        return new Argument(
                name,
                required ? plain.plain() : plain.nullable(),
                "var " + name + " = " + read + ";",
                name + (required ? ".required()" : ".optional()"));
    }

    private boolean isJson(Schema<?> schema) {
        var resolved = types.resolved(schema);
        return schema.get$ref() != null
                && ("object".equals(resolved.getType()) || resolved.getOneOf() != null || Types.hasMembers(resolved));
    }
}
