/// Making, limiting, pausing and reading queues.
///
/// A job belongs to a queue by its lane. What admins change here, workers obey when they look for work the next time:
/// they are told, and look each second anyway. Start with [PutQueue] and [QueueStanding].
@NullMarked
package dev.cloakroom.application.queues;

import org.jspecify.annotations.NullMarked;
