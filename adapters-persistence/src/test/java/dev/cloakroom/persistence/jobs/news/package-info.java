/// Tests of what nodes tell one another, over connections of PostgreSQL.
@NullMarked
package dev.cloakroom.persistence.jobs.news;

import org.jspecify.annotations.NullMarked;
