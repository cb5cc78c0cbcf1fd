/// The public port: policy, schemas and problems, shared by the features that bind their operations to it.
@NullMarked
package dev.cloakroom.bootstrap.http;

import org.jspecify.annotations.NullMarked;
