package dev.cloakroom.http;

import dev.cloakroom.domain.Json;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The registry of problems, read from the contract (`x-problem-types`), so that what is served, what is documented
/// and what is thrown are one list.
public final class ProblemTypes {

    /// The path under which the registry is served.
    public static final String PATH = "/v1/problem-types/";

    private static final String URN = "urn:cloakroom:problem:";

    private final Map<String, Type> types = new LinkedHashMap<>();

    /// One problem. `retryable` says whether the same request may succeed later.
    public record Type(
            String slug, String title, int status, boolean retryable, String description, List<String> extras) {

        public Type {
            extras = List.copyOf(extras);
        }

        /// The fixed name of the type; it does not depend on the host.
        public String urn() {
            return URN + slug;
        }
    }

    /// Takes the whole contract.
    public ProblemTypes(Json.Obj contract) {
        if (!(contract.get("x-problem-types") instanceof Json.Obj(var entries))) {
            throw new IllegalArgumentException("the contract has no x-problem-types");
        }
        entries.forEach((slug, entry) -> types.put(slug, type(slug, (Json.Obj) entry)));
    }

    public Collection<Type> all() {
        return types.values();
    }

    public Optional<Type> find(String slug) {
        return Optional.ofNullable(types.get(slug));
    }

    /// A slug that our own code emits: not having it in the contract is our bug.
    Type get(String slug) {
        return find(slug).orElseThrow(() -> new IllegalStateException("no problem type " + slug + " in the contract"));
    }

    private static Type type(String slug, Json.Obj entry) {
        var status = entry.get("status") instanceof Json.Num(var value) ? value.intValueExact() : 500;
        var retryable = entry.get("retryable") instanceof Json.Bool(var value) && value;
        return new Type(slug, text(entry, "title"), status, retryable, text(entry, "description"), extras(entry));
    }

    private static List<String> extras(Json.Obj entry) {
        return entry.get("extras") instanceof Json.Arr(var names)
                ? names.stream().map(name -> ((Json.Str) name).value()).toList()
                : List.of();
    }

    private static String text(Json.Obj entry, String name) {
        var text = entry.text(name);
        return text == null ? "" : text;
    }
}
