package dev.cloakroom.domain.bulkactions;

import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.JobStatus;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What to do, with which jobs. A dry run only counts. `expected` is how many jobs the preview counted that this action
/// carries out; null where there was none, then the action counts itself before it starts.
public record BulkAction(
        Verb verb,
        Selection selection,
        boolean dryRun,
        @Nullable Long expected) {

    public static final String KIND = "bulk-action";

    public enum Verb {
        /// Jobs that failed, as new jobs.
        RETRY,
        CANCEL,
        /// Jobs that wait for their time, or to be tried again.
        RUN_NOW;

        /// All other jobs are left as they are.
        public Set<JobStatus> actsOn() {
            return switch (this) {
                case RETRY -> Set.of(JobStatus.FAILED);
                case CANCEL -> Set.of(JobStatus.QUEUED, JobStatus.RUNNING);
                case RUN_NOW -> Set.of(JobStatus.QUEUED);
            };
        }

        /// The spelling of the contract.
        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public static Optional<Verb> parse(String text) {
            return Arrays.stream(values())
                    .filter(verb -> verb.text().equals(text))
                    .findFirst();
        }
    }

    /// The payload of its job.
    public Json.Obj payload() {
        var members = new LinkedHashMap<String, Json>();
        members.put("action", Json.of(verb.text()));
        members.put("dry_run", Json.of(dryRun));
        if (expected != null) {
            members.put("expected", Json.of(expected));
        }
        members.put("selection", selection.json());
        return new Json.Obj(members);
    }

    /// Out of a payload that [#payload] made.
    public static BulkAction of(Json payload) {
        if (payload instanceof Json.Obj members
                && members.get("selection") instanceof Json.Obj selection
                && members.get("dry_run") instanceof Json.Bool(var dryRun)) {
            return new BulkAction(
                    Verb.parse(String.valueOf(members.text("action"))).orElseThrow(),
                    Selection.of(selection),
                    dryRun,
                    members.get("expected") instanceof Json.Num(var expected) ? expected.longValueExact() : null);
        }
        throw new IllegalArgumentException("not the payload of a bulk action");
    }

    /// The same action for real, on what this preview selected and counted.
    public BulkAction carriedOut(long counted) {
        return new BulkAction(verb, selection, false, counted);
    }

    /// No job that was made after this one is acted on.
    public JobId upTo() {
        return selection.upTo();
    }
}
