/// Tests of the doorbell on ElasticMQ.
@NullMarked
package dev.cloakroom.aws.doorbell;

import org.jspecify.annotations.NullMarked;
