package dev.cloakroom.generator;

import dev.cloakroom.generator.Calls.Argument;
import io.swagger.v3.oas.models.media.Content;
import java.util.List;
import java.util.Objects;

/// Bodies of many items that stand or fall one by one: an object with one list, or each item on a line of its own
/// (NDJSON). Either way the handler gets a batch.
final class Batches {

    private static final String JSON = "application/json";
    private static final String LINES = "application/x-ndjson";

    private final Types types;

    Batches(Types types) {
        this.types = types;
    }

    static boolean isBatch(Content content) {
        return content.containsKey(LINES);
    }

    /// The schema of the object around the list; it needs no record.
    static String envelope(Content content) {
        return Types.nameOf(Types.schemaOf(content, JSON).get$ref());
    }

    Argument argument(String where, Content content) {
        var members = types.resolved(Types.schemaOf(content, JSON)).getProperties();
        if (content.size() != 2 || members == null || members.size() != 1) {
            throw new ContractFault(where, "a batch is " + JSON + ", an object with one list, and " + LINES);
        }
        var member = members.keySet().iterator().next();
        var list = types.resolved(Objects.requireNonNull(members.get(member)));
        var item = list.getItems() == null ? null : list.getItems().get$ref();
        if (item == null || list.getMaxItems() == null) {
            throw new ContractFault(where, "a batch has a list of named items, and a limit");
        }
        if (!item.equals(Types.schemaOf(content, LINES).get$ref())) {
            throw new ContractFault(where, "the lines of a batch are the items of its list");
        }
        var type = types.of(where, list.getItems()).name();
        var read = "in.batch("
                + String.join(
                        ", ",
                        List.of(
                                Names.literal(member),
                                list.getMaxItems().toString(),
                                Names.literal(Types.nameOf(item)),
                                type + ".class"))
                + ")";
        return new Argument("body", "Batch<" + type + ">", "var body = " + read + ";", "body.required()");
    }
}
