package dev.cloakroom.http.jobs;

import dev.cloakroom.application.blobs.BlobContent;
import dev.cloakroom.application.blobs.ByteRange;
import dev.cloakroom.application.blobs.Download;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.JobId;
import org.jspecify.annotations.Nullable;

/// The file that a job made: what it is, where to download it, and how to open it, or a part of it.
public record MadeFile(
        String fileName, long sizeBytes, String sha256, String contentType, Download download, Content content) {

    public interface Content {
        BlobContent open(@Nullable ByteRange range);
    }

    /// Finds the files of one kind of jobs that have succeeded.
    public interface Source {

        String kind();

        /// @throws dev.cloakroom.domain.Rejection.Missing where it was deleted
        MadeFile find(UserId owner, JobId id);
    }
}
