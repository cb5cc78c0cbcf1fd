package dev.cloakroom.persistence.jobs;

import dev.cloakroom.application.jobs.Kinds;
import java.util.stream.Collectors;

/// The part of a statement that has subscribers told of the jobs it ends. Whoever inserts into `job_outcome` has it. It
/// writes only for owners who listen, and no more than which job it is: the event is made when it is told.
public final class OutcomeEvents {

    private static final String SILENT =
            Kinds.silent().stream().sorted().map(kind -> "'" + kind + "'").collect(Collectors.joining(", "));

    private OutcomeEvents() {}

    /// A common table expression, to stand behind that of the name `ended`, which has the columns job_id, owner_no and
    /// lane_no and one row for each job that ended now.
    public static String announce(String ended) {
        return """
                , announced AS (
                    INSERT INTO event_outbox (event_id, owner_no, job_id)
                    SELECT uuidv7(), owner_no, job_id FROM %1$s
                    WHERE owner_no = ANY (ARRAY(SELECT owner_no FROM event_listener
                                                WHERE owner_no = ANY (ARRAY(SELECT owner_no FROM %1$s))))
                      AND (SELECT kind NOT IN (%2$s) FROM lane WHERE lane.lane_no = %1$s.lane_no)
                )
                """.formatted(ended, SILENT);
    }
}
