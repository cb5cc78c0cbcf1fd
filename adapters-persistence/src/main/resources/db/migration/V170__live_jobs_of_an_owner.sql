-- What waits or runs of one owner, newest first: without it the list walked over everybody's jobs.
CREATE INDEX job_queue_owner ON job_queue (owner_no, job_id);
