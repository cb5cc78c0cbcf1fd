package dev.cloakroom.api.runtime.json;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// JSON Pointers as URI fragments (RFC 6901 6).
public final class Pointers {

    private static final String PLAIN = "-._~!$&'()*+,;=:@";

    private Pointers() {}

    public static String fragment(List<?> path) {
        var text = new StringBuilder("#");
        for (var step : path) {
            text.append('/');
            var name = step.toString().replace("~", "~0").replace("/", "~1");
            for (var letter : name.getBytes(StandardCharsets.UTF_8)) {
                append(letter, text);
            }
        }
        return text.toString();
    }

    private static void append(byte letter, StringBuilder text) {
        if (letter > 0 && (Character.isLetterOrDigit(letter) || PLAIN.indexOf(letter) >= 0)) {
            text.append((char) letter);
        } else {
            text.append(String.format("%%%02X", letter & 0xff));
        }
    }
}
