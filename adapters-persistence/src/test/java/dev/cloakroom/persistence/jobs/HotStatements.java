package dev.cloakroom.persistence.jobs;

import dev.cloakroom.persistence.jobs.doorbell.JdbiOutbox;
import dev.cloakroom.persistence.jobs.doorbell.JdbiRungJobs;
import dev.cloakroom.persistence.jobs.why.JdbiStandings;
import dev.cloakroom.persistence.leases.LeaseStatements;
import java.util.Map;

/// The statements that run for each job, batch, request or second, by what their plans have in common. Not here are
/// those of small tables alone (lanes, owners, limits, workers, leadership), and upkeep now and then (depth
/// of the queue and of the outbox, workers, checkpoints, history), which counts or walks by design.
final class HotStatements {

    /// They take a batch of the backlog, or hop through it.
    static final Map<String, String> TAKING = Map.ofEntries(
            Map.entry("ready", ClaimStatement.READY),
            Map.entry("claim", ClaimStatement.CLAIM),
            Map.entry("promote", UpkeepStatements.PROMOTE),
            Map.entry("promote and ring", UpkeepStatements.PROMOTE_AND_RING),
            Map.entry("expire", UpkeepStatements.EXPIRE),
            Map.entry("enter as a holder of leases", LeaseStatements.ENTER),
            Map.entry("ready for lease", LeaseStatements.READY),
            Map.entry("lease", LeaseStatements.CLAIM),
            Map.entry("take rings", JdbiOutbox.TAKE));

    /// They are told which jobs, and find these by their ids.
    static final Map<String, String> BY_ID = Map.ofEntries(
            Map.entry("claim these", ClaimStatement.CLAIM_THESE),
            Map.entry("which of these are open", JdbiRungJobs.OPEN),
            Map.entry("succeed", SettleStatements.SUCCEED),
            Map.entry("finish", SettleStatements.FINISH),
            Map.entry("go back", SettleStatements.GO_BACK),
            Map.entry("go back and ring", SettleStatements.GO_BACK_AND_RING),
            Map.entry("fail", UpkeepStatements.FAIL),
            Map.entry("report progress", JdbiJobQueue.REPORT),
            Map.entry("save a checkpoint", JdbiJobQueue.SAVE_CHECKPOINT),
            Map.entry("extend leases", LeaseStatements.EXTEND),
            Map.entry("standings of leases", LeaseStatements.STANDINGS),
            Map.entry("find a job", JobLookup.EVERYWHERE),
            Map.entry("attempts", JdbiJobs.ATTEMPTS),
            Map.entry("cancel", JdbiJobs.CANCEL),
            Map.entry("run now", JdbiJobs.runNow(QueueMode.POSTGRES)),
            Map.entry("run now and ring", JdbiJobs.runNow(QueueMode.SQS)),
            Map.entry("states", JdbiJobStates.STATES),
            Map.entry("revisions", JdbiJobStates.REVISIONS),
            Map.entry("those of a list", JobLists.THOSE),
            Map.entry("result", JdbiJobs.RESULT),
            Map.entry("results", JdbiJobs.RESULTS),
            Map.entry("put off a job", JdbiRungJobs.PUT_OFF),
            Map.entry("forget rings", JdbiOutbox.DELETE),
            Map.entry("put off rings", JdbiOutbox.PUT_OFF));

    /// What runs is few, and has an index: not that of all that an owner has waiting.
    static final Map<String, String> OF_WHAT_RUNS = Map.ofEntries(
            Map.entry("stranded", UpkeepStatements.STRANDED),
            Map.entry("held by a worker", ClaimStatement.HELD),
            Map.entry("beat", JdbiWorkers.BEAT),
            Map.entry("room of queues", RunningLimits.ROOM_OF_QUEUES),
            Map.entry("room of owners", RunningLimits.ROOM_OF_OWNERS),
            Map.entry("standing of a job", JdbiStandings.FIND),
            Map.entry("list of what runs", JobLists.RUNNING),
            Map.entry("leases of owners", LeaseStatements.RUNNING));

    /// What they sort is the keys of their own batch.
    static final Map<String, String> STORING = Map.of(
            "store", EnqueueStatement.SQL,
            "store and ring", EnqueueStatement.SQL_AND_RING,
            "store and begin", EnqueueStatement.SQL_AND_BEGIN);

    private HotStatements() {}
}
