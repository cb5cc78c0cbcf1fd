package dev.cloakroom.application.bulkactions;

import dev.cloakroom.domain.bulkactions.BulkAction;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.JobStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A bulk action as it is asked for: exactly one of `filter`, `ids` and `preview` says which jobs.
public record NewBulkAction(
        BulkAction.Verb verb,
        @Nullable Filter filter,
        @Nullable List<JobId> ids,
        @Nullable JobId preview,
        boolean dryRun) {

    /// Null and the empty set do not filter. `createdWithin` ends now; the other two are the window, half-open.
    public record Filter(
            Set<JobStatus> statuses,
            @Nullable String kind,
            @Nullable String queue,
            @Nullable String code,
            @Nullable Instant createdFrom,
            @Nullable Instant createdTo,
            @Nullable Duration createdWithin) {}
}
