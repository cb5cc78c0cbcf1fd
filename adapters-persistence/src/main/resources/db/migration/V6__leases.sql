-- Workers that are no processes of ours but speak HTTP: one entry per API key, or per user who signed in.
ALTER TABLE worker
    ADD COLUMN owner_no   int,
    ADD COLUMN api_key_id uuid,
    -- What it can run, and how many at a time where that is known.
    ADD COLUMN kinds      text[] NOT NULL DEFAULT '{}',
    ADD COLUMN slots      int;
CREATE UNIQUE INDEX worker_principal ON worker (owner_no, api_key_id) NULLS NOT DISTINCT WHERE owner_no IS NOT NULL;

-- Who ended the job, so that a worker which lost the answer to its completion gets it again.
ALTER TABLE job_outcome ADD COLUMN worker_no bigint;
