package dev.cloakroom.api.runtime.json;

import java.math.BigDecimal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.ObjectNode;

/// A body in which no decimal is greater or less than a long can be. What was beyond is the nearest that is not: still
/// a decimal, and still beyond every bound that the contract sets to an integer.
final class LongDecimals {

    private static final BigDecimal LEAST = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

    private LongDecimals() {}

    static JsonNode in(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> {
                var copy = object.objectNode();
                object.properties().forEach(member -> copy.set(member.getKey(), in(member.getValue())));
                yield copy;
            }
            case ArrayNode array -> {
                var copy = array.arrayNode();
                array.forEach(item -> copy.add(in(item)));
                yield copy;
            }
            case DecimalNode decimal ->
                DecimalNode.valueOf(decimal.decimalValue().max(LEAST).min(MOST));
            default -> node;
        };
    }
}
