// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.schedules;

import dev.cloakroom.api.Operations;
import dev.cloakroom.api.model.NewSchedule;
import dev.cloakroom.api.model.SchedulePatch;
import dev.cloakroom.api.runtime.CallFactory;
import dev.cloakroom.api.runtime.Endpoints;
import dev.cloakroom.api.runtime.RequestReader;
import dev.cloakroom.api.runtime.Scalar;
import dev.cloakroom.api.runtime.json.Schemas;
import io.javalin.config.RoutesConfig;

/// Binds the operations to their routes.
public final class SchedulesRoutes {

    private SchedulesRoutes() {}

    public static <C> void register(
            RoutesConfig routes, SchedulesOperations<C> operations, CallFactory<C> calls, Schemas schemas) {
        var endpoints = new Endpoints<>(routes, calls, schemas);
        endpoints.add(Operations.LIST_SCHEDULES, SchedulesRoutes::listSchedules, operations::listSchedules);
        endpoints.add(Operations.CREATE_SCHEDULE, SchedulesRoutes::createSchedule, operations::createSchedule);
        endpoints.add(Operations.GET_SCHEDULE, SchedulesRoutes::getSchedule, operations::getSchedule);
        endpoints.add(Operations.DELETE_SCHEDULE, SchedulesRoutes::deleteSchedule, operations::deleteSchedule);
        endpoints.add(Operations.UPDATE_SCHEDULE, SchedulesRoutes::updateSchedule, operations::updateSchedule);
        endpoints.add(Operations.RUN_SCHEDULE, SchedulesRoutes::runSchedule, operations::runSchedule);
    }

    private static ListSchedulesRequest listSchedules(RequestReader in) {
        var limit = in.query("limit", false, Scalar.int32(1, 100));
        var cursor = in.query("cursor", false, Scalar.text(1, 1024, null));
        in.onlyQuery("limit", "cursor");
        in.check();
        return new ListSchedulesRequest(limit.orElse(20), cursor.optional());
    }

    private static CreateScheduleRequest createSchedule(RequestReader in) {
        var idempotencyKey = in.header("Idempotency-Key", false, Scalar.text(0, 512, null));
        var body = in.json("NewSchedule", true, NewSchedule.class);
        in.onlyQuery();
        in.check();
        return new CreateScheduleRequest(idempotencyKey.optional(), body.required());
    }

    private static GetScheduleRequest getSchedule(RequestReader in) {
        var scheduleId = in.path("schedule_id", Scalar.UUID);
        in.onlyQuery();
        in.check();
        return new GetScheduleRequest(scheduleId.required());
    }

    private static DeleteScheduleRequest deleteSchedule(RequestReader in) {
        var scheduleId = in.path("schedule_id", Scalar.UUID);
        in.onlyQuery();
        in.check();
        return new DeleteScheduleRequest(scheduleId.required());
    }

    private static UpdateScheduleRequest updateSchedule(RequestReader in) {
        var scheduleId = in.path("schedule_id", Scalar.UUID);
        var ifMatch = in.header("If-Match", false, Scalar.text(0, 1024, null));
        var idempotencyKey = in.header("Idempotency-Key", false, Scalar.text(0, 512, null));
        var body = in.json("SchedulePatch", true, SchedulePatch.class);
        in.onlyQuery();
        in.check();
        return new UpdateScheduleRequest(
                scheduleId.required(),
                ifMatch.optional(),
                idempotencyKey.optional(),
                body.required());
    }

    private static RunScheduleRequest runSchedule(RequestReader in) {
        var scheduleId = in.path("schedule_id", Scalar.UUID);
        var idempotencyKey = in.header("Idempotency-Key", false, Scalar.text(0, 512, null));
        in.onlyQuery();
        in.check();
        return new RunScheduleRequest(scheduleId.required(), idempotencyKey.optional());
    }
}
