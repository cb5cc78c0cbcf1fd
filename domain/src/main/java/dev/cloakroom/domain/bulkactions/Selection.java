package dev.cloakroom.domain.bulkactions;

import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.JobStatus;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which of an owner's jobs: those with these ids, or those that match. `upTo` is the first preview's or action's own
/// job: later ones never join, however often the selection is asked.
public sealed interface Selection {

    JobId upTo();

    Json.Obj json();

    /// Newest first, each once.
    record Ids(List<JobId> ids, JobId upTo) implements Selection {
        public Ids {
            ids = ids.stream()
                    .distinct()
                    .sorted(Comparator.comparing(JobId::toString).reversed())
                    .toList();
        }

        @Override
        public Json.Obj json() {
            var texts = ids.stream().map(id -> Json.of(id.toString())).toList();
            return new Json.Obj(Map.of("ids", new Json.Arr(texts), "up_to", Json.of(upTo.toString())));
        }
    }

    /// Null and the empty set do not filter; the window of time is half-open. `code` is that of the job's error.
    record Matching(
            Set<JobStatus> statuses,
            @Nullable String kind,
            @Nullable String queue,
            @Nullable String code,
            @Nullable Instant createdFrom,
            @Nullable Instant createdTo,
            JobId upTo)
            implements Selection {

        public Matching {
            statuses = Set.copyOf(statuses);
        }

        /// Whether it names no condition at all, and so would act on everything.
        public boolean isEmpty() {
            return statuses.isEmpty()
                    && kind == null
                    && queue == null
                    && code == null
                    && createdFrom == null
                    && createdTo == null;
        }

        @Override
        public Json.Obj json() {
            var members = new LinkedHashMap<String, Json>();
            members.put(
                    "status",
                    new Json.Arr(statuses.stream()
                            .map(JobStatus::text)
                            .sorted()
                            .map(Json::of)
                            .toList()));
            put(members, "kind", kind);
            put(members, "queue", queue);
            put(members, "code", code);
            put(members, "created_from", createdFrom);
            put(members, "created_to", createdTo);
            put(members, "up_to", upTo);
            return new Json.Obj(members);
        }

        private static void put(Map<String, Json> members, String name, @Nullable Object value) {
            if (value != null) {
                members.put(name, Json.of(value.toString()));
            }
        }
    }

    /// Out of what [#json] made.
    static Selection of(Json.Obj json) {
        var upTo = id(json.text("up_to"));
        if (json.get("ids") instanceof Json.Arr(var ids)) {
            return new Ids(texts(ids).stream().map(Selection::id).toList(), upTo);
        }
        var statuses = json.get("status") instanceof Json.Arr(var items) ? texts(items) : List.<String>of();
        return new Matching(
                statuses.stream()
                        .map(text -> JobStatus.valueOf(text.toUpperCase(Locale.ROOT)))
                        .collect(Collectors.toSet()),
                json.text("kind"),
                json.text("queue"),
                json.text("code"),
                moment(json.text("created_from")),
                moment(json.text("created_to")),
                upTo);
    }

    private static JobId id(@Nullable String text) {
        return new JobId(UUID.fromString(String.valueOf(text)));
    }

    private static @Nullable Instant moment(@Nullable String text) {
        return text == null ? null : Instant.parse(text);
    }

    private static List<String> texts(List<Json> items) {
        return items.stream()
                .map(item -> item instanceof Json.Str(var text) ? text : String.valueOf(item))
                .toList();
    }
}
