package dev.cloakroom.domain.triggers;

import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.Rejection.Fault;
import dev.cloakroom.domain.events.Event;
import java.util.ArrayList;
import java.util.List;

/// What must hold of an event: every clause; without one it always does. `json` is as it was written.
public record Condition(Json.Arr json, List<Clause> clauses) {

    public static final Condition NONE = new Condition(new Json.Arr(List.of()), List.of());

    /// Adds what is wrong to `faults`, with pointers that begin with `#/condition`.
    public static Condition read(Json.Arr json, List<Fault> faults) {
        var clauses = new ArrayList<Clause>();
        for (int i = 0; i < json.items().size(); i++) {
            try {
                clauses.add(Clause.read(json.items().get(i)));
            } catch (IllegalArgumentException wrong) {
                faults.add(new Fault("#/condition/" + i, "condition", String.valueOf(wrong.getMessage())));
            }
        }
        return new Condition(json, List.copyOf(clauses));
    }

    public boolean holds(Event event) {
        var document = EventPath.document(event);
        return clauses.stream().allMatch(clause -> clause.holds(document));
    }
}
