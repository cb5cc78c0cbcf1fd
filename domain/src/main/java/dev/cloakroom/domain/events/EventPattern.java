package dev.cloakroom.domain.events;

import java.util.regex.Pattern;

/// Which types of event somebody means: one type (`payment.settled`), all below some words (`payment.*`, at any depth,
/// but not `payment` itself), or all (`*`).
public record EventPattern(String text) {

    private static final Pattern SHAPE = Pattern.compile("\\*|" + EventType.WORDS + "(?:\\.\\*)?");

    public EventPattern {
        if (!isValid(text)) {
            throw new IllegalArgumentException("not a pattern of event types: " + text);
        }
    }

    public static boolean isValid(String text) {
        return text.length() <= EventType.LONGEST && SHAPE.matcher(text).matches();
    }

    public boolean matches(EventType type) {
        return isExact() ? type.value().equals(text) : type.value().startsWith(prefix());
    }

    /// Whether it means one type only.
    public boolean isExact() {
        return !text.endsWith("*");
    }

    /// What the types begin with that a pattern with a star means.
    public String prefix() {
        return isExact() ? text : text.substring(0, text.length() - 1);
    }

    @Override
    public String toString() {
        return text;
    }
}
