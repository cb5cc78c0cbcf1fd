-- Which schedule handed it in, at a fire time or when it was run by hand.
ALTER TABLE job ADD COLUMN schedule_id uuid;
