package dev.cloakroom.generator;

/// A type of the generated code: `name` can stand in angle brackets, `plain` where the value is always there.
record JavaType(String name, String plain) {

    static JavaType of(String name) {
        return new JavaType(name, name);
    }

    static JavaType list(JavaType item) {
        return of("List<" + item.name() + ">");
    }

    boolean isPrimitive() {
        return !name.equals(plain);
    }

    boolean isList() {
        return name.startsWith("List<");
    }

    boolean isMap() {
        return name.startsWith("Map<");
    }

    String nullable() {
        return "@Nullable " + name;
    }
}
