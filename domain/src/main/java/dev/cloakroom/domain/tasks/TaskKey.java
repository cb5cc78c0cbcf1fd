package dev.cloakroom.domain.tasks;

import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.JobId;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/// The key of an object that belongs to a task: the file that it was sent with, or one that an epoch of its job made.
/// `name` is what stands behind the task.
public record TaskKey(UserId owner, JobId task, String name) {

    /// Before the keys of all objects that belong to users.
    public static final String ROOT = "users/";

    private static final String INPUT = "input";
    private static final Pattern FORM =
            Pattern.compile("users/([0-9a-f-]{36})/tasks/([0-9a-f-]{36})/(input|[0-9]{1,9}/[a-z.]{1,20})");

    public static TaskKey input(UserId owner, JobId task) {
        return new TaskKey(owner, task, INPUT);
    }

    public static TaskKey output(UserId owner, JobId task, int epoch, String name) {
        return new TaskKey(owner, task, epoch + "/" + name);
    }

    public boolean isInput() {
        return name.equals(INPUT);
    }

    public String text() {
        return prefix(owner, task) + name;
    }

    /// Before the keys of all objects of one task.
    public static String prefix(UserId owner, JobId task) {
        return ROOT + owner + "/tasks/" + task + "/";
    }

    /// Empty for what is no task's.
    public static Optional<TaskKey> parse(String key) {
        var matcher = FORM.matcher(key);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(new TaskKey(
                new UserId(UUID.fromString(matcher.group(1))),
                new JobId(UUID.fromString(matcher.group(2))),
                matcher.group(3)));
    }
}
