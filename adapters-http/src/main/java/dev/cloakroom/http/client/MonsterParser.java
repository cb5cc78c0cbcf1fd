package dev.cloakroom.http.client;

import dev.cloakroom.domain.Json;
import dev.cloakroom.http.JsonText;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads what the Hyrule Compendium answers, `{"data": [{...}, ...], ...}`, one monster at a time.
final class MonsterParser implements AutoCloseable {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Json NONE = new Json.Arr(List.of());

    private final JsonParser parser;
    private boolean begun;
    private int read;

    MonsterParser(InputStream in) {
        parser = MAPPER.createParser(in);
    }

    /// The body is JSON, but not what the compendium answers.
    static final class UnexpectedBodyException extends RuntimeException {
        UnexpectedBodyException(String message) {
            super(message);
        }
    }

    /// The cells of the next monster, in the order of the report's columns; empty after the last.
    ///
    /// @throws UnexpectedBodyException for JSON of another form
    /// @throws tools.jackson.core.JacksonException for what is no JSON, or cannot be read
    Optional<List<Json>> next() {
        if (!begun) {
            enterData();
            begun = true;
        }
        if (parser.nextToken() == JsonToken.END_ARRAY) {
            finish();
            return Optional.empty();
        }
        read++;
        JsonNode entry = parser.readValueAsTree();
        if (JsonText.json(entry) instanceof Json.Obj monster) {
            return Optional.of(cells(monster));
        }
        throw new UnexpectedBodyException("entry " + read + " is no object");
    }

    @Override
    public void close() {
        parser.close();
    }

    private void enterData() {
        expect(parser.nextToken() == JsonToken.START_OBJECT, "it is no object");
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            boolean data = parser.currentName().equals("data");
            var value = parser.nextToken();
            if (data) {
                expect(value == JsonToken.START_ARRAY, "its data is no list");
                return;
            }
            var _ = parser.skipChildren();
        }
        throw new UnexpectedBodyException("it has no data");
    }

    /// What is cut off behind the last entry is cut off all the same.
    private void finish() {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var _ = parser.nextToken();
            var _ = parser.skipChildren();
        }
        expect(parser.currentToken() == JsonToken.END_OBJECT, "it does not end");
    }

    private List<Json> cells(Json.Obj monster) {
        return List.of(
                needed(monster, "name", Json.Str.class::isInstance),
                needed(monster, "id", MonsterParser::isWhole),
                needed(monster, "category", Json.Str.class::isInstance),
                optional(monster, "description", Json.Str.class::isInstance, new Json.Null()),
                optional(monster, "image", Json.Str.class::isInstance, new Json.Null()),
                optional(monster, "common_locations", MonsterParser::isTexts, NONE),
                optional(monster, "drops", MonsterParser::isTexts, NONE),
                optional(monster, "dlc", Json.Bool.class::isInstance, Json.of(false)));
    }

    private Json optional(Json.Obj monster, String name, Predicate<Json> form, Json absent) {
        var value = monster.get(name);
        return value == null || value instanceof Json.Null ? absent : needed(monster, name, form);
    }

    private Json needed(Json.Obj monster, String name, Predicate<Json> form) {
        var value = monster.get(name);
        if (value == null || !form.test(value)) {
            throw new UnexpectedBodyException("entry " + read + " has no " + name + " as it should be");
        }
        return value;
    }

    /// A number with a giant exponent would be written out digit by digit.
    private static boolean isWhole(Json value) {
        return value instanceof Json.Num(var number) && number.scale() == 0 && number.precision() <= 18;
    }

    private static boolean isTexts(Json value) {
        return value instanceof Json.Arr(var items) && items.stream().allMatch(Json.Str.class::isInstance);
    }

    private static void expect(boolean holds, String otherwise) {
        if (!holds) {
            throw new UnexpectedBodyException(otherwise);
        }
    }
}
