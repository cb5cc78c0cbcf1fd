package dev.cloakroom.application;

import java.util.UUID;

/// Where a page of a list lies: right after an id, or right before one, whether something has this id or not. The list
/// begins with the highest id.
public sealed interface Place {

    Place START = new After(new UUID(-1, -1));
    Place END = new Before(new UUID(0, 0));

    UUID id();

    record After(UUID id) implements Place {}

    record Before(UUID id) implements Place {}
}
