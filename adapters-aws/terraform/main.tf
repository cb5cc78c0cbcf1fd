# What Cloakroom keeps outside of PostgreSQL: a queue, a bucket, and who may do what with them. Applies to AWS, and to
# an emulator where the endpoints name one.
terraform {
  required_version = ">= 1.5"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.0"
    }
  }
}

locals {
  emulated = var.sqs_endpoint != null || var.s3_endpoint != null
}

provider "aws" {
  region            = var.region
  s3_use_path_style = var.s3_path_style

  # An emulator knows no accounts.
  skip_credentials_validation = local.emulated
  skip_requesting_account_id  = local.emulated
  skip_metadata_api_check     = local.emulated

  endpoints {
    sqs = var.sqs_endpoint
    s3  = var.s3_endpoint
    iam = var.iam_endpoint
    sts = var.iam_endpoint
  }

  default_tags {
    tags = merge({ Application = "cloakroom" }, var.tags)
  }
}
