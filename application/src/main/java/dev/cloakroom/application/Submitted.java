package dev.cloakroom.application;

/// What became of a submission: made now, or answered before under the same idempotency key.
public sealed interface Submitted<T> {

    record Made<T>(T value) implements Submitted<T> {}

    record Replayed<T>(StoredResponse response) implements Submitted<T> {}
}
