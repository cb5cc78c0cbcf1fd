/// PostgreSQL and S3 for one machine, with everything they keep in one data directory.
///
/// What was acknowledged survives `kill -9` of this process, and nothing of ours runs on after it. Production names
/// its own services and never loads this package's libraries. Start with [DataDirectory].
@NullMarked
package dev.cloakroom.bootstrap.embedded;

import org.jspecify.annotations.NullMarked;
