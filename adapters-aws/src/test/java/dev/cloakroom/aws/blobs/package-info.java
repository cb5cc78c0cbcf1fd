/// Tests against s3proxy in this process.
@NullMarked
package dev.cloakroom.aws.blobs;

import org.jspecify.annotations.NullMarked;
