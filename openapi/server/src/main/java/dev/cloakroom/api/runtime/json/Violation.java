package dev.cloakroom.api.runtime.json;

/// One fault of a request: where, which rule, and a sentence without the value that was sent.
public record Violation(Place place, String code, String detail) {

    public sealed interface Place {

        /// `in` is `path`, `query` or `header`.
        record Parameter(String in, String name) implements Place {}

        /// A JSON Pointer as URI fragment (RFC 6901 6), `#` for the whole body.
        record Body(String pointer) implements Place {}
    }

    public static Violation parameter(String in, String name, String code, String detail) {
        return new Violation(new Place.Parameter(in, name), code, detail);
    }

    public static Violation body(String pointer, String code, String detail) {
        return new Violation(new Place.Body(pointer), code, detail);
    }

    /// The same fault of a body that is a part of a larger one.
    public Violation under(String prefix) {
        return place instanceof Place.Body(var pointer) ? body(prefix + pointer.substring(1), code, detail) : this;
    }
}
