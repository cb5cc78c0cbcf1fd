package dev.cloakroom.application.blobs;

/// An object that is there.
public record Blob(String key, long size) {}
