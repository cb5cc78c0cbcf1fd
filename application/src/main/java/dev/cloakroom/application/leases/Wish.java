package dev.cloakroom.application.leases;

import org.jspecify.annotations.Nullable;

/// A kind that a worker can run, of jobs of one owner, or where `ownerNumber` is null of everybody.
public record Wish(String kind, @Nullable Integer ownerNumber) {

    boolean covers(Leases.Source source) {
        return kind.equals(source.kind()) && (ownerNumber == null || ownerNumber == source.ownerNumber());
    }
}
