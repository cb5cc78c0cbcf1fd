# Attach one to the role that the API runs as, and one to the role of the workers. Neither may make, change or open
# anything: that is done here.
resource "aws_iam_policy" "api" {
  name   = "${var.name}-api"
  policy = data.aws_iam_policy_document.api.json
}

resource "aws_iam_policy" "worker" {
  name   = "${var.name}-worker"
  policy = data.aws_iam_policy_document.worker.json
}

# Takes uploads in, gives files out (a download URL is worth what its signer may do), deletes what its owner deletes, and
# passes on the hint that a job is ready.
data "aws_iam_policy_document" "api" {
  statement {
    sid       = "Bucket"
    actions   = ["s3:ListBucket"]
    resources = [aws_s3_bucket.objects.arn]
  }
  statement {
    sid = "Objects"
    actions = [
      "s3:GetObject",
      "s3:PutObject",
      "s3:DeleteObject",
      "s3:AbortMultipartUpload",
    ]
    resources = ["${aws_s3_bucket.objects.arn}/*"]
  }
  statement {
    sid       = "Queue"
    actions   = ["sqs:GetQueueUrl", "sqs:SendMessage"]
    resources = [aws_sqs_queue.jobs.arn]
  }
}

# Builds files, sweeps what nobody owns, and hears the hints.
data "aws_iam_policy_document" "worker" {
  statement {
    sid = "Bucket"
    actions = [
      "s3:ListBucket",
      "s3:ListBucketMultipartUploads",
    ]
    resources = [aws_s3_bucket.objects.arn]
  }
  statement {
    sid = "Objects"
    actions = [
      "s3:GetObject",
      "s3:PutObject",
      "s3:DeleteObject",
      "s3:AbortMultipartUpload",
    ]
    resources = ["${aws_s3_bucket.objects.arn}/*"]
  }
  statement {
    sid = "Queue"
    actions = [
      "sqs:GetQueueAttributes",
      "sqs:GetQueueUrl",
      "sqs:SendMessage",
      "sqs:ReceiveMessage",
      "sqs:ChangeMessageVisibility",
      "sqs:DeleteMessage",
    ]
    resources = [aws_sqs_queue.jobs.arn]
  }
  # How many there are, and nothing of what they say.
  statement {
    sid       = "DeadLetters"
    actions   = ["sqs:GetQueueAttributes"]
    resources = [aws_sqs_queue.dead_letters.arn]
  }
}
