package dev.cloakroom.domain.bulkactions;

import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.jobs.JobId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How far a bulk action is, and its checkpoint: first it counts what matches, then it acts, each time from the newest
/// job to the oldest. `at` is the last job it looked at; null at the beginning of either.
public record Tally(boolean counted, @Nullable JobId at, long matched, long done, List<JobId> examples) {

    private static final int MOST_EXAMPLES = 10;

    public Tally {
        examples = List.copyOf(examples);
    }

    /// `expected` is what a preview counted; null where counting is still to do.
    public static Tally start(@Nullable Long expected) {
        return new Tally(expected != null, null, expected == null ? 0 : expected, 0, List.of());
    }

    /// These matched.
    public Tally plusMatched(JobId last, List<JobId> found) {
        var shown = new ArrayList<>(examples);
        found.stream().limit(MOST_EXAMPLES - shown.size()).forEach(shown::add);
        return new Tally(false, last, matched + found.size(), done, shown);
    }

    /// So many were acted on.
    public Tally plusDone(JobId last, long acted) {
        return new Tally(true, last, matched, done + acted, examples);
    }

    /// All is counted: acting begins with the newest again.
    public Tally allCounted() {
        return new Tally(true, null, matched, done, examples);
    }

    public int percent() {
        return !counted || matched == 0 ? 0 : (int) Math.min(100, 100 * done / matched);
    }

    /// What became of it. Skipped are those that had changed by the time their turn came.
    public Json.Obj result(BulkAction action) {
        var members = new LinkedHashMap<String, Json>();
        members.put("action", Json.of(action.verb().text()));
        members.put("dry_run", Json.of(action.dryRun()));
        members.put("matched", Json.of(matched));
        if (!action.dryRun()) {
            members.put("done", Json.of(done));
            members.put("skipped", Json.of(Math.max(0, matched - done)));
        }
        members.put("examples", ids());
        return new Json.Obj(members);
    }

    public Json.Obj checkpoint() {
        var members = new LinkedHashMap<String, Json>();
        members.put("counted", Json.of(counted));
        members.put("at", Json.of(at == null ? null : at.toString()));
        members.put("matched", Json.of(matched));
        members.put("done", Json.of(done));
        members.put("examples", ids());
        return new Json.Obj(members);
    }

    /// Out of what [#checkpoint] made.
    public static Tally of(Json checkpoint) {
        if (checkpoint instanceof Json.Obj members
                && members.get("counted") instanceof Json.Bool(var counted)
                && members.get("matched") instanceof Json.Num(var matched)
                && members.get("done") instanceof Json.Num(var done)
                && members.get("examples") instanceof Json.Arr(var examples)) {
            var at = members.text("at");
            return new Tally(
                    counted,
                    at == null ? null : id(at),
                    matched.longValueExact(),
                    done.longValueExact(),
                    examples.stream().map(item -> id(((Json.Str) item).value())).toList());
        }
        throw new IllegalArgumentException("not the checkpoint of a bulk action");
    }

    private Json.Arr ids() {
        return new Json.Arr(examples.stream().map(id -> Json.of(id.toString())).toList());
    }

    private static JobId id(String text) {
        return new JobId(UUID.fromString(text));
    }
}
