package dev.cloakroom.api.runtime;

import java.util.List;

/// A body of many items, in their order. Each stands or falls for itself: what is wrong with one is an answer of its
/// own, with places inside the item.
public record Batch<T>(List<Item<T>> items) {

    public sealed interface Item<T> {

        record Good<T>(T value) implements Item<T> {}

        record Bad<T>(RequestViolations faults) implements Item<T> {}
    }

    public Batch {
        items = List.copyOf(items);
    }
}
