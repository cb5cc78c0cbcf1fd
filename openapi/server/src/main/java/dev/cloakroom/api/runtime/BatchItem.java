package dev.cloakroom.api.runtime;

import dev.cloakroom.api.runtime.json.JsonCodec;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// One item of a batch as it came. Where a line is not JSON, the tree is its text.
record BatchItem(JsonNode tree, boolean malformed) {

    static final String LINES = "application/x-ndjson";

    /// One item on each line; empty lines are none.
    static List<BatchItem> ofLines(byte[] bytes) {
        var items = new ArrayList<BatchItem>();
        for (int begin = 0, end; begin < bytes.length; begin = end + 1) {
            for (end = begin; end < bytes.length && bytes[end] != '\n'; end++) {}
            var line = Arrays.copyOfRange(bytes, begin, end);
            if (!isBlank(line)) {
                items.add(ofLine(line));
            }
        }
        return items;
    }

    static List<BatchItem> ofList(JsonNode list) {
        return list.values().stream().map(tree -> new BatchItem(tree, false)).toList();
    }

    /// For whoever compares requests.
    static JsonNode tree(List<BatchItem> items) {
        return JsonNodeFactory.instance
                .arrayNode()
                .addAll(items.stream().map(BatchItem::tree).toList());
    }

    private static BatchItem ofLine(byte[] line) {
        try {
            return new BatchItem(JsonCodec.parse(line), false);
        } catch (JacksonException _) {
            return new BatchItem(JsonNodeFactory.instance.stringNode(new String(line, StandardCharsets.UTF_8)), true);
        }
    }

    private static boolean isBlank(byte[] line) {
        for (var character : line) {
            if (character != ' ' && character != '\t' && character != '\r') {
                return false;
            }
        }
        return true;
    }
}
