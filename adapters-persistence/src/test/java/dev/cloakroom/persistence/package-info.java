/// Tests against a real PostgreSQL: [TestDatabase] says where it comes from.
@NullMarked
package dev.cloakroom.persistence;

import org.jspecify.annotations.NullMarked;
