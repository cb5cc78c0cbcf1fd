/// Files in S3, or in what speaks its protocol.
///
/// An object appears whole or not at all: small ones by one request, large ones by a multipart upload that is aborted
/// unless it was completed. Start with [S3Blobs].
@NullMarked
package dev.cloakroom.aws.blobs;

import org.jspecify.annotations.NullMarked;
