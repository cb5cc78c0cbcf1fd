-- Rises with each change of the settings, so that two admins do not overwrite one another.
ALTER TABLE queue ADD COLUMN revision int NOT NULL DEFAULT 1;

-- A queue can be deleted; its lanes stay, because the history names them. A lane whose queue is gone has no limits.
ALTER TABLE lane DROP CONSTRAINT lane_queue_fkey;
