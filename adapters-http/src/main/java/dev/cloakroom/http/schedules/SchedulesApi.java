package dev.cloakroom.http.schedules;

import dev.cloakroom.api.model.ScheduleList;
import dev.cloakroom.api.schedules.CreateScheduleRequest;
import dev.cloakroom.api.schedules.CreateScheduleResponse;
import dev.cloakroom.api.schedules.DeleteScheduleRequest;
import dev.cloakroom.api.schedules.DeleteScheduleResponse;
import dev.cloakroom.api.schedules.GetScheduleRequest;
import dev.cloakroom.api.schedules.GetScheduleResponse;
import dev.cloakroom.api.schedules.ListSchedulesRequest;
import dev.cloakroom.api.schedules.ListSchedulesResponse;
import dev.cloakroom.api.schedules.RunScheduleRequest;
import dev.cloakroom.api.schedules.RunScheduleResponse;
import dev.cloakroom.api.schedules.SchedulesOperations;
import dev.cloakroom.api.schedules.UpdateScheduleRequest;
import dev.cloakroom.api.schedules.UpdateScheduleResponse;
import dev.cloakroom.application.Submitted;
import dev.cloakroom.application.schedules.ChangeSchedule;
import dev.cloakroom.application.schedules.CreateSchedule;
import dev.cloakroom.application.schedules.DeleteSchedule;
import dev.cloakroom.application.schedules.RunSchedule;
import dev.cloakroom.application.schedules.ScheduleQueries;
import dev.cloakroom.domain.jobs.Job;
import dev.cloakroom.domain.jobs.ScheduleId;
import dev.cloakroom.domain.schedules.Schedule;
import dev.cloakroom.http.Call;
import dev.cloakroom.http.Cursors;
import dev.cloakroom.http.jobs.JobViews;
import dev.cloakroom.http.jobs.JobWait;
import java.util.Objects;
import java.util.function.IntConsumer;

/// The operations of the tag `schedules`.
public final class SchedulesApi implements SchedulesOperations<Call> {

    private final Actions actions;
    private final ScheduleQueries queries;
    private final ScheduleViews views;
    private final JobViews jobViews;
    private final JobWait wait;
    private final Cursors cursors;

    /// What can be done to schedules.
    public record Actions(CreateSchedule create, ChangeSchedule change, DeleteSchedule delete, RunSchedule run) {}

    public SchedulesApi(
            Actions actions,
            ScheduleQueries queries,
            ScheduleViews views,
            JobViews jobViews,
            JobWait wait,
            Cursors cursors) {
        this.actions = actions;
        this.queries = queries;
        this.views = views;
        this.jobViews = jobViews;
        this.wait = wait;
        this.cursors = cursors;
    }

    @Override
    public ListSchedulesResponse listSchedules(ListSchedulesRequest request, Call call) {
        var after = cursors.after(request.cursor(), call);
        var found = queries.list(call.user(), after == null ? null : new ScheduleId(after), request.limit() + 1);
        var page =
                cursors.page(found, request.limit(), schedule -> schedule.id().value(), call);
        var schedules = page.rows().stream().map(views::of).toList();
        return new ListSchedulesResponse.Ok(new ScheduleList(schedules, page.hasMore(), page.next()), page.link());
    }

    @Override
    public CreateScheduleResponse createSchedule(CreateScheduleRequest request, Call call) {
        var settings = ScheduleViews.settings(request.body());
        return switch (actions.create().handle(call.caller(), settings, call.once(this::created))) {
            case Submitted.Replayed<Schedule>(var first) -> new CreateScheduleResponse.Replayed(Call.stored(first));
            case Submitted.Made<Schedule>(var schedule) -> created(schedule);
        };
    }

    @Override
    public GetScheduleResponse getSchedule(GetScheduleRequest request, Call call) {
        var schedule = queries.find(call.user(), new ScheduleId(request.scheduleId()));
        return new GetScheduleResponse.Ok(views.of(schedule), etag(schedule.revision()));
    }

    @Override
    public UpdateScheduleResponse updateSchedule(UpdateScheduleRequest request, Call call) {
        var id = new ScheduleId(request.scheduleId());
        var settings = ScheduleViews.settings(request.body());
        IntConsumer precondition = revision -> call.requireMatch(etag(revision));
        return switch (actions.change().handle(call.caller(), id, settings, precondition, call.once(this::updated))) {
            case Submitted.Replayed<Schedule>(var first) -> new UpdateScheduleResponse.Replayed(Call.stored(first));
            case Submitted.Made<Schedule>(var schedule) -> updated(schedule);
        };
    }

    @Override
    public DeleteScheduleResponse deleteSchedule(DeleteScheduleRequest request, Call call) {
        actions.delete().handle(call.user(), new ScheduleId(request.scheduleId()));
        return new DeleteScheduleResponse.NoContent();
    }

    @Override
    public RunScheduleResponse runSchedule(RunScheduleRequest request, Call call) {
        var id = new ScheduleId(request.scheduleId());
        return switch (actions.run().handle(call.caller(), id, call.once(this::accepted))) {
            case Submitted.Replayed<Job>(var first) -> new RunScheduleResponse.Replayed(Call.stored(first));
            case Submitted.Made<Job>(var job) -> accepted(job);
        };
    }

    private CreateScheduleResponse.Created created(Schedule schedule) {
        return new CreateScheduleResponse.Created(
                views.of(schedule), "/v1/schedules/" + schedule.id(), etag(schedule.revision()));
    }

    private UpdateScheduleResponse.Ok updated(Schedule schedule) {
        return new UpdateScheduleResponse.Ok(views.of(schedule), etag(schedule.revision()));
    }

    private RunScheduleResponse.Accepted accepted(Job job) {
        return new RunScheduleResponse.Accepted(
                jobViews.ofSubmitted(job),
                "/v1/jobs/" + job.id(),
                Objects.requireNonNull(wait.retryAfter(job)),
                JobViews.etag(job));
    }

    private static String etag(int revision) {
        return "\"" + revision + "\"";
    }
}
