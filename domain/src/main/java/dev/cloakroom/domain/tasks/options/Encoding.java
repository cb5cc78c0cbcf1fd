package dev.cloakroom.domain.tasks.options;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// The encodings that are read. What is written is UTF-8, always.
public enum Encoding {
    UTF_8("utf-8"),
    UTF_16LE("utf-16le"),
    UTF_16BE("utf-16be"),
    WINDOWS_1252("windows-1252");

    private final String text;

    Encoding(String text) {
        this.text = text;
    }

    /// The IANA name in small letters.
    public String text() {
        return text;
    }

    public static Optional<Encoding> parse(String text) {
        String small = text.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(encoding -> encoding.text.equals(small))
                .findFirst();
    }

    static String all() {
        return Arrays.stream(values()).map(Encoding::text).collect(Collectors.joining(", "));
    }
}
