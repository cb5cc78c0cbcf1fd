package dev.cloakroom.persistence.jobs;

import dev.cloakroom.application.jobs.Kinds;
import java.util.stream.Collectors;

/// How our own workers hear of jobs that are ready. Where it is by SQS, a job of a built-in kind does not become ready
/// for the claim (state 0), but waits for its message (state 4), and the statement that has it do so writes down that
/// it is to be sent. Statements are put together once for each mode: PostgreSQL's own has nothing of it.
public enum QueueMode {
    POSTGRES,
    SQS;

    /// When to ring again for a job that nobody came for, should its message have been lost.
    static final String RING_AGAIN = "now() + interval '5 minutes'";

    /// The lanes that are rung for. It does not depend on the row and is read once per statement.
    private static final String LANES = Kinds.builtIn().stream()
            .sorted()
            .map(kind -> "'" + kind + "'")
            .collect(Collectors.joining(", ", "(ARRAY(SELECT lane_no FROM lane WHERE kind IN (", ")))"));

    /// Whether a job of that lane is rung for, as an expression.
    String rings(String lane) {
        return this == SQS ? lane + " = ANY " + LANES : "false";
    }

    /// At the end of a part of a WITH, for [#ring] to read. It costs a twentieth of an enqueue, so only where needed.
    String returning(String columns) {
        return this == SQS ? "RETURNING " + columns : "";
    }

    /// More of a WITH: rings for those rows of another part of it that are in state 4. The part must have `job_id`,
    /// `owner_no` and `state`.
    String ring(String part) {
        return this == SQS ? """
                , rung AS (
                    INSERT INTO doorbell (job_id, owner_no) SELECT job_id, owner_no FROM %s WHERE state = 4
                )
                """.formatted(part) : "\n";
    }
}
