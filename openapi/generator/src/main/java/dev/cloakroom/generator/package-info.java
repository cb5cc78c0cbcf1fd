/// Generates the strict server from the contract: records, sealed answers, one interface and one routes class per tag.
/// [JavalinStrictGenerator] is the entrance; what it reads goes through [Types] and the two readers into views, which
/// the templates only lay out.
@NullMarked
package dev.cloakroom.generator;

import org.jspecify.annotations.NullMarked;
