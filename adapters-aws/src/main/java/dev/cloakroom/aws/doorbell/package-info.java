/// Amazon SQS, or anything that speaks its protocol, as the queue of messages. Start with [SqsDoorbell].
@NullMarked
package dev.cloakroom.aws.doorbell;

import org.jspecify.annotations.NullMarked;
