-- How much may run at a time, over all workers; null is any number.
ALTER TABLE queue ADD COLUMN concurrency int CONSTRAINT queue_concurrency_check CHECK (concurrency > 0);

-- The same for single owners. Who has no row has no cap of his own.
CREATE TABLE owner_share (
    owner_no     int PRIMARY KEY,
    most_running int NOT NULL CONSTRAINT owner_share_most_running_check CHECK (most_running > 0)
);

-- Who worked on it, as text: it is to be read long after the worker's entry is gone.
ALTER TABLE job_attempt ADD COLUMN worker text;
