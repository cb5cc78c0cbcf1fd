package dev.cloakroom.api.runtime.json;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Finds what is JSON and still cannot be kept: PostgreSQL refuses U+0000, UTF-8 has no lone surrogates, and a number
/// such as 1e999999999 has a gigabyte of digits. No schema can say so.
public final class UnstorableValues {

    private static final int MOST_DIGITS = 400;

    private final Deque<Object> path = new ArrayDeque<>();
    private final List<Violation> found = new ArrayList<>();

    private UnstorableValues() {}

    static List<Violation> in(JsonNode body) {
        var search = new UnstorableValues();
        search.visit(body);
        return search.found;
    }

    private void visit(JsonNode node) {
        if (node.isObject()) {
            node.properties().forEach(member -> {
                path.addLast(member.getKey());
                text(member.getKey());
                visit(member.getValue());
                path.removeLast();
            });
        } else if (node.isArray()) {
            for (var at = 0; at < node.size(); at++) {
                path.addLast(at);
                visit(node.get(at));
                path.removeLast();
            }
        } else if (node.isString()) {
            text(node.stringValue());
        } else if (node.isNumber()) {
            number(node);
        }
    }

    private void text(String text) {
        if (!storable(text)) {
            found("must not have U+0000 or lone surrogates");
        }
    }

    private void number(JsonNode node) {
        if (!node.isIntegralNumber() && Math.abs((long) node.decimalValue().scale()) > MOST_DIGITS) {
            found("must not have more than " + MOST_DIGITS + " digits");
        }
    }

    private void found(String detail) {
        found.add(Violation.body(Pointers.fragment(List.copyOf(path)), "format", detail));
    }

    /// Whether PostgreSQL and UTF-8 can hold it.
    public static boolean storable(String text) {
        for (var at = 0; at < text.length(); at++) {
            var unit = text.charAt(at);
            var paired = Character.isHighSurrogate(unit)
                    && at + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(at + 1));
            if (paired) {
                at++;
            } else if (unit == 0 || Character.isSurrogate(unit)) {
                return false;
            }
        }
        return true;
    }
}
