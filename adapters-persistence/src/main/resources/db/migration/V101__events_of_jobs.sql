-- Which event made it, by way of a trigger.
ALTER TABLE job ADD COLUMN event_id uuid;

-- The job whose end the event tells; then it stands in `event` only when its subscribers are told, so that statements
-- which end jobs write as little as possible.
ALTER TABLE event_outbox ADD COLUMN job_id uuid;
