package dev.cloakroom.application.tasks;

import dev.cloakroom.application.blobs.Blobs;
import dev.cloakroom.application.jobs.Execution;
import dev.cloakroom.application.tasks.TaskOutputs.Name;
import dev.cloakroom.application.tasks.TaskOutputs.Output;
import dev.cloakroom.domain.Json;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Optional;

/// Where the next attempt at a task goes on: the uploads that the first one began, and with which engine. How far
/// they are, the store knows itself: a part that it lists is whole.
///
/// The engine writes the same bytes for the same file and options, always. So an attempt that goes on reads the file
/// from its start again, and what the store has is passed over. An attempt that lost its job and does not know it yet
/// writes the same bytes to the same parts, which harms nobody; if it even completes an upload, the store knows the
/// upload no more, and the next attempt begins anew under its own epoch.
///
/// @param engine which program wrote the bytes; another one begins anew
record TaskCheckpoint(String engine, int epoch, String result, String rejects) {

    /// Begins both uploads under the epoch of this attempt.
    static TaskCheckpoint begin(Blobs blobs, Execution execution, String engine, Name result)
            throws IOException, InterruptedException {
        int epoch = execution.epoch();
        var begun = new TaskCheckpoint(
                engine,
                epoch,
                blobs.beginResumable(TaskOutputs.key(execution, epoch, result), result.kind()),
                blobs.beginResumable(TaskOutputs.key(execution, epoch, Name.REJECTS), Name.REJECTS.kind()));
        execution.saveCheckpoint(begun.json());
        return begun;
    }

    /// Empty where nothing was saved, or another engine wrote it.
    static Optional<TaskCheckpoint> saved(Execution execution, String engine) {
        return execution
                .checkpoint()
                .map(TaskCheckpoint::of)
                .filter(saved -> saved.engine().equals(engine));
    }

    /// Empty where an upload is over.
    Optional<TaskOutputs> resume(Blobs blobs, Execution execution, Name resultName) throws IOException {
        var resultKey = TaskOutputs.key(execution, epoch, resultName);
        var rejectsKey = TaskOutputs.key(execution, epoch, Name.REJECTS);
        var resultUpload = blobs.resume(resultKey, resultName.kind(), result);
        var rejectsUpload = blobs.resume(rejectsKey, Name.REJECTS.kind(), rejects);
        if (resultUpload.isEmpty() || rejectsUpload.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new TaskOutputs(
                blobs,
                execution,
                epoch,
                Output.of(resultKey, resultName, resultUpload.get()),
                Output.of(rejectsKey, Name.REJECTS, rejectsUpload.get())));
    }

    private Json.Obj json() {
        var members = new LinkedHashMap<String, Json>();
        members.put("engine", Json.of(engine));
        members.put("epoch", Json.of(epoch));
        members.put("result", Json.of(result));
        members.put("rejects", Json.of(rejects));
        return new Json.Obj(members);
    }

    private static TaskCheckpoint of(Json saved) {
        if (saved instanceof Json.Obj checkpoint
                && checkpoint.get("engine") instanceof Json.Str(var engine)
                && checkpoint.get("epoch") instanceof Json.Num(var epoch)
                && checkpoint.get("result") instanceof Json.Str(var result)
                && checkpoint.get("rejects") instanceof Json.Str(var rejects)) {
            return new TaskCheckpoint(engine, epoch.intValueExact(), result, rejects);
        }
        throw new IllegalArgumentException("a stored checkpoint is no task's");
    }
}
