package dev.cloakroom.application.tasks;

import dev.cloakroom.application.blobs.Blobs;
import dev.cloakroom.application.blobs.Sweep;
import dev.cloakroom.application.tasks.Tasks.InputUse;
import dev.cloakroom.application.tasks.Tasks.Standing;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.JobStatus;
import dev.cloakroom.domain.tasks.TaskKey;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Walks over the objects of all tasks, a page per step, and removes those that nobody will read any more: uploads
/// that never became a task, files whose task succeeded, what was made by epochs that lost, or for tasks that failed
/// or were deleted, and what is half uploaded for any of them. It also forgets tasks whose jobs are no longer kept.
public final class SweepTaskFiles {

    /// An upload has no task until its last byte is there; the id in its key says when it began. None takes as long.
    static final Duration LONGEST_UPLOAD = Duration.ofHours(24);

    private static final int PAGE = 500;

    private final Tasks tasks;
    private final Sweep sweep;
    private final boolean keepInput;
    private final InstantSource clock;

    /// With `keepInput` the file stays also when its task has succeeded.
    public SweepTaskFiles(Tasks tasks, Blobs blobs, boolean keepInput, InstantSource clock) {
        this.tasks = tasks;
        this.sweep = new Sweep(blobs, TaskKey.ROOT);
        this.keepInput = keepInput;
        this.clock = clock;
    }

    /// Says whether there is more to walk over; when not, the next step begins anew. One thread at a time.
    public boolean handle() throws IOException {
        if (sweep.isAtStart()) {
            while (tasks.forgetWithoutJob(PAGE) == PAGE) {
                // There is another page of them.
            }
        }
        return sweep.step(
                keys -> worthless(keys, SweepTaskFiles::isOpen), keys -> worthless(keys, SweepTaskFiles::mayBeRead));
    }

    /// Whether an output is worth keeping, from its key and where its task stands.
    private interface Worth {
        boolean of(TaskKey key, Standing standing);
    }

    private static boolean isOpen(TaskKey key, Standing standing) {
        return !standing.status().isTerminal();
    }

    private static boolean mayBeRead(TaskKey key, Standing standing) {
        return isOpen(key, standing)
                || (standing.status() == JobStatus.SUCCEEDED && standing.files().contains(key.text()));
    }

    private List<String> worthless(List<String> listed, Worth outputs) {
        var keys = listed.stream().map(TaskKey::parse).flatMap(Optional::stream).toList();
        // Read after the listing: what is over then stays over.
        var standings = tasks.standings(ids(keys, key -> !key.isInput()));
        var uses = tasks.inputUses(ids(keys, TaskKey::isInput));
        var inputs = keys.stream().filter(key -> key.isInput() && !isNeeded(key, uses));
        var others = keys.stream().filter(key -> !key.isInput() && !isWorth(key, standings, outputs));
        return Stream.concat(inputs, others).map(TaskKey::text).toList();
    }

    private static Collection<JobId> ids(List<TaskKey> keys, Predicate<TaskKey> which) {
        return keys.stream().filter(which).map(TaskKey::task).distinct().toList();
    }

    private boolean isNeeded(TaskKey key, Map<JobId, InputUse> uses) {
        var use = uses.get(key.task());
        return use == null
                ? key.task().createdAt().plus(LONGEST_UPLOAD).isAfter(clock.instant())
                : keepInput || !use.isOver();
    }

    private static boolean isWorth(TaskKey key, Map<JobId, Standing> standings, Worth outputs) {
        var standing = standings.get(key.task());
        return standing != null && outputs.of(key, standing);
    }
}
