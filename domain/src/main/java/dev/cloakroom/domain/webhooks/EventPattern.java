package dev.cloakroom.domain.webhooks;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Which events an endpoint gets: one type such as `report.succeeded`, all of a family such as `report.*`, or all
/// (`*`). Only events of the system are delivered, so its families are all there are.
public record EventPattern(String text) {

    public static final EventPattern ALL = new EventPattern("*");

    private static final Pattern FORM = Pattern.compile("([a-z]+)\\.(\\*|[a-z_]+(\\.[a-z_]+)*(\\.\\*)?)");
    private static final Set<String> FAMILIES = Set.of("job", "report", "task", "request", "payment", "webhook");

    public static Optional<EventPattern> parse(String text) {
        var form = FORM.matcher(text);
        return text.equals(ALL.text) || (form.matches() && FAMILIES.contains(form.group(1)))
                ? Optional.of(new EventPattern(text))
                : Optional.empty();
    }

    public boolean matches(String type) {
        return text.endsWith("*") ? type.startsWith(text.substring(0, text.length() - 1)) : type.equals(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
