package dev.cloakroom.application;

import java.util.List;

/// A page of a list, and whether there are entries before its first and after its last one.
public record Stretch<T>(List<T> rows, boolean hasPrevious, boolean hasNext) {

    public Stretch {
        rows = List.copyOf(rows);
    }
}
