/// Numbers over HTTP. Start with [AnalyticsApi].
@NullMarked
package dev.cloakroom.http.analytics;

import org.jspecify.annotations.NullMarked;
