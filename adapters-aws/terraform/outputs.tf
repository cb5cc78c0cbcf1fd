output "bucket" {
  description = "CLOAKROOM_S3_BUCKET of every process."
  value       = aws_s3_bucket.objects.bucket
}

output "queue_url" {
  value = aws_sqs_queue.jobs.url
}

output "dead_letters_url" {
  description = "Anything in here deserves an alarm."
  value       = aws_sqs_queue.dead_letters.url
}

output "api_policy_arn" {
  value = aws_iam_policy.api.arn
}

output "worker_policy_arn" {
  value = aws_iam_policy.worker.arn
}
