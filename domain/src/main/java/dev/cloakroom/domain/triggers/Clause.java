package dev.cloakroom.domain.triggers;

import dev.cloakroom.domain.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What must hold at one place of the event: all its tests. As JSON `{"path": "/payload/amount", "gte": 10, "lt": 20}`.
record Clause(EventPath path, List<Test> tests) {

    /// One member of the clause beside its path. Where there is nothing at the path, only `not` and `"exists": false`
    /// hold; what is no number is neither above nor below one.
    sealed interface Test {
        record Exists(boolean wanted) implements Test {}

        record Equal(Json value) implements Test {}

        record Not(Json value) implements Test {}

        record In(List<Json> values) implements Test {}

        record Above(BigDecimal bound, boolean inclusive) implements Test {}

        record Below(BigDecimal bound, boolean inclusive) implements Test {}
    }

    /// @throws IllegalArgumentException with a sentence for the one who wrote it
    static Clause read(Json json) {
        if (!(json instanceof Json.Obj clause) || !(clause.get("path") instanceof Json.Str(var path))) {
            throw new IllegalArgumentException("A clause is an object with a path and at least one test.");
        }
        var tests = new ArrayList<Test>();
        clause.members().forEach((name, value) -> {
            if (!name.equals("path")) {
                tests.add(test(name, value));
            }
        });
        if (tests.isEmpty()) {
            throw new IllegalArgumentException("A clause has at least one test beside its path.");
        }
        return new Clause(EventPath.parse(path), List.copyOf(tests));
    }

    boolean holds(Json.Obj document) {
        var found = path.in(document);
        return tests.stream().allMatch(test -> holds(test, found));
    }

    private static Test test(String name, Json value) {
        return switch (name) {
            case "equals" -> new Test.Equal(value);
            case "not" -> new Test.Not(value);
            case "exists" -> value instanceof Json.Bool(var wanted) ? new Test.Exists(wanted) : unknown();
            case "in" -> value instanceof Json.Arr(var values) ? new Test.In(values) : unknown();
            case "gt", "gte", "lt", "lte" -> value instanceof Json.Num(var bound) ? test(name, bound) : unknown();
            default -> unknown();
        };
    }

    private static Test test(String name, BigDecimal bound) {
        boolean inclusive = name.endsWith("e");
        return name.startsWith("g") ? new Test.Above(bound, inclusive) : new Test.Below(bound, inclusive);
    }

    private static Test unknown() {
        throw new IllegalArgumentException(
                "A test is equals, not, in (a list), gt, gte, lt, lte (numbers) or exists (true or false).");
    }

    private static boolean holds(Test test, Optional<Json> found) {
        return switch (test) {
            case Test.Exists(var wanted) -> found.isPresent() == wanted;
            case Test.Equal(var value) -> found.isPresent() && same(found.get(), value);
            case Test.Not(var value) -> found.isEmpty() || !same(found.get(), value);
            case Test.In(var values) ->
                found.isPresent() && values.stream().anyMatch(value -> same(found.get(), value));
            case Test.Above(var bound, var inclusive) ->
                found.orElse(null) instanceof Json.Num(var number) && number.compareTo(bound) >= (inclusive ? 0 : 1);
            case Test.Below(var bound, var inclusive) ->
                found.orElse(null) instanceof Json.Num(var number) && number.compareTo(bound) <= (inclusive ? 0 : -1);
        };
    }

    /// Numbers are the same when their values are: 1 and 1.0.
    private static boolean same(Json one, Json other) {
        if (one instanceof Json.Num(var left) && other instanceof Json.Num(var right)) {
            return left.compareTo(right) == 0;
        }
        return one.equals(other);
    }
}
