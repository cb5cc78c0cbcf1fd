package dev.cloakroom.application.jobs;

/// Where jobs wait: those of one owner in one lane, that is, of one kind in one queue. Both by their numbers.
public record Source(int lane, int ownerNumber) {}
