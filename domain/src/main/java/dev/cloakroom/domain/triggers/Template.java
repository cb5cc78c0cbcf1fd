package dev.cloakroom.domain.triggers;

import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.Rejection.Fault;
import dev.cloakroom.domain.events.Event;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/// A payload with blanks: wherever an object `{"$from": "/payload/customer/id"}` stands, the value from that place of
/// the event is put, whatever its type. With a second member `$default` that is put where the event has nothing there.
public record Template(Json.Obj json) {

    private static final String FROM = "$from";
    private static final String DEFAULT = "$default";
    private static final Set<String> WORDS = Set.of(FROM, DEFAULT);

    /// A payload, and the paths that led nowhere; null stands in their places.
    public record Filled(Json.Obj payload, List<String> missing) {}

    /// What is wrong with it, with pointers that begin with `#/job/payload`.
    public List<Fault> faults() {
        var faults = new ArrayList<Fault>();
        judge(json, "#/job/payload", faults);
        return faults;
    }

    /// Whether every event gives the same payload.
    public boolean isConstant() {
        return isConstant(json);
    }

    public Filled fill(Event event) {
        var missing = new ArrayList<String>();
        var payload = fill(json, EventPath.document(event), missing);
        // An object that is a blank as a whole can bring anything.
        return payload instanceof Json.Obj object
                ? new Filled(object, List.copyOf(missing))
                : new Filled(Json.EMPTY, List.of(String.valueOf(json.text(FROM))));
    }

    private static boolean isBlank(Json.Obj object) {
        return object.members().containsKey(FROM);
    }

    private static boolean isConstant(Json json) {
        return switch (json) {
            case Json.Obj object ->
                !isBlank(object) && object.members().values().stream().allMatch(Template::isConstant);
            case Json.Arr(var items) -> items.stream().allMatch(Template::isConstant);
            case Json.Str _, Json.Num _, Json.Bool _, Json.Null _ -> true;
        };
    }

    private static void judge(Json json, String pointer, List<Fault> faults) {
        switch (json) {
            case Json.Obj object when isBlank(object) -> judgeBlank(object, pointer, faults);
            case Json.Obj(var members) ->
                members.forEach((name, value) -> judge(value, pointer + "/" + escaped(name), faults));
            case Json.Arr(var items) -> {
                for (int i = 0; i < items.size(); i++) {
                    judge(items.get(i), pointer + "/" + i, faults);
                }
            }
            case Json.Str _, Json.Num _, Json.Bool _, Json.Null _ -> {}
        }
    }

    private static void judgeBlank(Json.Obj blank, String pointer, List<Fault> faults) {
        var from = blank.text(FROM);
        if (from == null || !WORDS.containsAll(blank.members().keySet())) {
            faults.add(new Fault(pointer, "template", "A blank has $from, a path, and perhaps $default."));
            return;
        }
        try {
            var _ = EventPath.parse(from);
        } catch (IllegalArgumentException wrong) {
            faults.add(new Fault(pointer + "/$from", "path", String.valueOf(wrong.getMessage())));
        }
    }

    private static Json fill(Json json, Json.Obj document, List<String> missing) {
        return switch (json) {
            case Json.Obj object when isBlank(object) -> value(object, document, missing);
            case Json.Obj(var members) -> {
                var filled = new LinkedHashMap<String, Json>();
                members.forEach((name, value) -> filled.put(name, fill(value, document, missing)));
                yield new Json.Obj(filled);
            }
            case Json.Arr(var items) ->
                new Json.Arr(items.stream()
                        .map(item -> fill(item, document, missing))
                        .toList());
            case Json.Str _, Json.Num _, Json.Bool _, Json.Null _ -> json;
        };
    }

    private static Json value(Json.Obj blank, Json.Obj document, List<String> missing) {
        var path = EventPath.parse(String.valueOf(blank.text(FROM)));
        var found = path.in(document).orElse(blank.get(DEFAULT));
        if (found == null) {
            missing.add(path.text());
            return new Json.Null();
        }
        return found;
    }

    /// RFC 6901.
    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
