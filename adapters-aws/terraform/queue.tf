# A message is a hint that a job is ready; the row in PostgreSQL is the truth. A standard queue therefore does: what
# comes twice, late or out of order changes nothing.
resource "aws_sqs_queue" "jobs" {
  name = "${var.name}-jobs"

  # As long as a worker may be silent before its job is taken from it; while it works it extends this.
  visibility_timeout_seconds = 60
  receive_wait_time_seconds  = 20
  message_retention_seconds  = 4 * 24 * 3600
  sqs_managed_sse_enabled    = true

  # More often than any job is tried: the engine decides first, and what ends up there is a fault of ours.
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.dead_letters.arn
    maxReceiveCount     = 50
  })
}

resource "aws_sqs_queue" "dead_letters" {
  name                      = "${var.name}-jobs-dead-letters"
  message_retention_seconds = 14 * 24 * 3600
  sqs_managed_sse_enabled   = true
}

resource "aws_sqs_queue_redrive_allow_policy" "dead_letters" {
  queue_url = aws_sqs_queue.dead_letters.id
  redrive_allow_policy = jsonencode({
    redrivePermission = "byQueue"
    sourceQueueArns   = [aws_sqs_queue.jobs.arn]
  })
}
