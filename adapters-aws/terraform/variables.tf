variable "name" {
  description = "What the queue, the bucket and the policies are called, or begin with."
  type        = string
  default     = "cloakroom"

  validation {
    condition     = can(regex("^[a-z0-9][a-z0-9-]{1,40}[a-z0-9]$", var.name))
    error_message = "The name must be fit for a bucket: lower case letters, digits and hyphens."
  }
}

variable "bucket" {
  description = "The bucket's name, where it is not the general one: names of buckets are shared by all of AWS."
  type        = string
  default     = null
}

variable "region" {
  type    = string
  default = "eu-central-1"
}

variable "tags" {
  type    = map(string)
  default = {}
}

variable "sqs_endpoint" {
  description = "The emulator's address of SQS; AWS where there is none."
  type        = string
  default     = null
}

variable "s3_endpoint" {
  description = "The address of another store that speaks S3; AWS where there is none."
  type        = string
  default     = null
}

variable "iam_endpoint" {
  description = "The emulator's address of IAM and STS; AWS where there is none."
  type        = string
  default     = null
}

variable "s3_path_style" {
  description = "Whether buckets are in the path and not in the host name, as most other stores need it."
  type        = bool
  default     = false
}
