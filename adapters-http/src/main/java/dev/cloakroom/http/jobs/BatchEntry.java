package dev.cloakroom.http.jobs;

import dev.cloakroom.api.jobs.CreateJobsResponse;
import dev.cloakroom.api.model.BatchedJob;
import dev.cloakroom.api.model.BatchedJobs;
import dev.cloakroom.api.model.NewJob;
import dev.cloakroom.api.model.Problem;
import dev.cloakroom.api.runtime.Batch;
import dev.cloakroom.api.runtime.json.JsonCodec;
import dev.cloakroom.application.Submitted;
import dev.cloakroom.application.jobs.SubmitJobs;
import dev.cloakroom.application.jobs.SubmitJobs.Result;
import dev.cloakroom.http.Call;
import dev.cloakroom.http.HttpProblem;
import dev.cloakroom.http.JsonText;
import dev.cloakroom.http.Problems;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How many jobs come in at once. What the contract refuses of them never reaches the use case; the answer has all of
/// them in their order.
final class BatchEntry {

    private final SubmitJobs submit;
    private final JobViews views;
    private final Problems problems;

    BatchEntry(SubmitJobs submit, JobViews views, Problems problems) {
        this.submit = submit;
        this.views = views;
        this.problems = problems;
    }

    CreateJobsResponse create(Batch<NewJob> batch, Call call) {
        var refused = new ArrayList<@Nullable Problem>();
        var wanted = new ArrayList<dev.cloakroom.application.jobs.NewJob>();
        for (var item : batch.items()) {
            refused.add(read(item, wanted, call));
        }
        var once = call.<List<Result>>once(results -> answer(refused, results, call));
        return switch (submit.handle(call.caller(), wanted, once)) {
            case Submitted.Replayed<List<Result>>(var first) -> new CreateJobsResponse.Replayed(Call.stored(first));
            case Submitted.Made<List<Result>>(var results) -> answer(refused, results, call);
        };
    }

    /// Adds what is good to `wanted`; null then, else the problem.
    private @Nullable Problem read(
            Batch.Item<NewJob> item, List<dev.cloakroom.application.jobs.NewJob> wanted, Call call) {
        try {
            return switch (item) {
                case Batch.Item.Bad<NewJob>(var faults) -> problem(problems.of(faults, call.correlation()));
                case Batch.Item.Good<NewJob>(var value) -> {
                    wanted.add(NewJobs.of(value));
                    yield null;
                }
            };
        } catch (HttpProblem tooLarge) {
            return problem(problems.of(tooLarge, call.correlation()));
        }
    }

    private CreateJobsResponse.Ok answer(List<@Nullable Problem> refused, List<Result> results, Call call) {
        var entries = new ArrayList<BatchedJob>(refused.size());
        var next = results.iterator();
        for (var problem : refused) {
            entries.add(
                    problem == null
                            ? entry(entries.size(), next.next(), call)
                            : new BatchedJob(entries.size(), null, problem));
        }
        return new CreateJobsResponse.Ok(new BatchedJobs(entries));
    }

    private BatchedJob entry(int index, Result result, Call call) {
        return switch (result) {
            case Result.Accepted(var job) -> new BatchedJob(index, views.ofSubmitted(job), null);
            case Result.Refused(var why) -> new BatchedJob(index, null, problem(problems.of(why, call.correlation())));
        };
    }

    private static Problem problem(Problems.Answer answer) {
        return JsonCodec.bind(JsonText.node(answer.body()), Problem.class);
    }
}
