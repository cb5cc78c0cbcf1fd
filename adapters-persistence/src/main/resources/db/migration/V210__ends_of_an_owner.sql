-- What did not succeed, by owner and kind of end, newest first: lists of canceled or expired jobs walked over all jobs
-- of their owner. What succeeded, which is nearly all, pays for no index.
CREATE INDEX job_outcome_unsuccessful ON job_outcome (owner_no, outcome, job_id) WHERE outcome <> 0;
DROP INDEX job_outcome_failed;
