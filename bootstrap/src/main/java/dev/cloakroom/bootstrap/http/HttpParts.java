package dev.cloakroom.bootstrap.http;

import dev.cloakroom.api.runtime.json.Schemas;
import dev.cloakroom.http.Calls;
import dev.cloakroom.http.Cursors;
import dev.cloakroom.http.ProblemTypes;
import dev.cloakroom.http.Problems;
import dev.cloakroom.http.jobs.JobWait;
import java.time.InstantSource;

/// What the APIs of the features are made with.
public record HttpParts(
        Calls calls,
        Schemas schemas,
        Cursors cursors,
        Problems problems,
        ProblemTypes problemTypes,
        JobWait waiting,
        InstantSource clock) {}
