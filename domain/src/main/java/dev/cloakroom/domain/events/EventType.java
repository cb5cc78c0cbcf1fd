package dev.cloakroom.domain.events;

import java.util.regex.Pattern;

/// What kind of thing happened: words joined by dots, the general first, such as `payment.settled`.
public record EventType(String value) {

    static final String WORDS = "[A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]+)*";

    /// In characters; the contract has the same.
    public static final int LONGEST = 100;

    private static final Pattern SHAPE = Pattern.compile(WORDS);

    public EventType {
        if (value.length() > LONGEST || !SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("not an event type: " + value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
