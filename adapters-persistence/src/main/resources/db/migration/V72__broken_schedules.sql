-- Until when a schedule that could not be fired lets others go first.
ALTER TABLE schedule ADD COLUMN aside_until timestamptz;
