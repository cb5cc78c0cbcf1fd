-- Rises with each change of the settings, so that two admins do not overwrite one another.
ALTER TABLE queue ADD COLUMN revision int NOT NULL DEFAULT 1;

-- A queue can be deleted; its lanes stay, because the history names them. A lane whose queue is gone has no limits.
ALTER TABLE lane DROP CONSTRAINT lane_queue_fkey;

-- Outcomes are stored in the order of their ends, so the pages of the last minutes are few and side by side. Ranges are
-- summed up when they are full: storing an outcome costs nothing more.
CREATE INDEX job_outcome_finished ON job_outcome USING brin (finished_at) WITH (pages_per_range = 16, autosummarize = on);
