output "bucket" {
  description = "CLOAKROOM_S3_BUCKET of every process."
  value       = aws_s3_bucket.objects.bucket
}

output "queue_url" {
  description = "CLOAKROOM_SQS_QUEUE_URL of every process, with CLOAKROOM_QUEUE=sqs."
  value       = aws_sqs_queue.jobs.url
}

output "dead_letters_url" {
  description = "CLOAKROOM_SQS_DEAD_LETTERS_URL of the workers. Anything in there deserves an alarm."
  value       = aws_sqs_queue.dead_letters.url
}

output "api_policy_arn" {
  value = aws_iam_policy.api.arn
}

output "worker_policy_arn" {
  value = aws_iam_policy.worker.arn
}
