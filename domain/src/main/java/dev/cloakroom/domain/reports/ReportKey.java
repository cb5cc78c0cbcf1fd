package dev.cloakroom.domain.reports;

import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.JobId;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/// The key of the object that one epoch of a report's job writes. Each epoch has its own, so one that lost its job
/// never overwrites the winner's.
public record ReportKey(UserId owner, JobId report, int epoch, String extension) {

    /// Before the keys of all objects that belong to users.
    public static final String ROOT = "users/";

    private static final Pattern FORM =
            Pattern.compile("users/([0-9a-f-]{36})/reports/([0-9a-f-]{36})/([0-9]{1,9})\\.([a-z.]{1,20})");

    public String text() {
        return prefix(owner, report) + epoch + "." + extension;
    }

    /// Before the keys of all objects of one report.
    public static String prefix(UserId owner, JobId report) {
        return ROOT + owner + "/reports/" + report + "/";
    }

    /// Empty for what is no report's.
    public static Optional<ReportKey> parse(String key) {
        var matcher = FORM.matcher(key);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(new ReportKey(
                new UserId(UUID.fromString(matcher.group(1))),
                new JobId(UUID.fromString(matcher.group(2))),
                Integer.parseInt(matcher.group(3)),
                matcher.group(4)));
    }
}
