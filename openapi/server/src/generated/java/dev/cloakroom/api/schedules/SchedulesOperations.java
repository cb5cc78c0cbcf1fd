// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.schedules;

/// One method per operation. `C` is what the implementer wants to know about each call.
public interface SchedulesOperations<C> {

    /// One's schedules, newest first.
    ListSchedulesResponse listSchedules(ListSchedulesRequest request, C call);

    /// Hand in a job again and again.
    CreateScheduleResponse createSchedule(CreateScheduleRequest request, C call);

    /// One schedule.
    GetScheduleResponse getSchedule(GetScheduleRequest request, C call);

    /// Delete a schedule.
    DeleteScheduleResponse deleteSchedule(DeleteScheduleRequest request, C call);

    /// Change, pause or resume a schedule.
    UpdateScheduleResponse updateSchedule(UpdateScheduleRequest request, C call);

    /// Hand in its job now.
    RunScheduleResponse runSchedule(RunScheduleRequest request, C call);
}
