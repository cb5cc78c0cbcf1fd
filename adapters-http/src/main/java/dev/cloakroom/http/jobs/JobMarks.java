package dev.cloakroom.http.jobs;

import dev.cloakroom.domain.jobs.Job;
import dev.cloakroom.domain.jobs.JobId;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// What a client has seen of several jobs: the revision of each. As a text, which it keeps as the id of the last event,
/// it is a checksum of the ids and the revisions in the order of the ids, so it only means something for the same jobs.
final class JobMarks {

    private static final int NOTHING = 0;

    private final SequencedMap<JobId, Integer> revisions;

    private JobMarks(SequencedMap<JobId, Integer> revisions) {
        this.revisions = revisions;
    }

    /// Those that the text says, or none where it says nothing of these jobs.
    static JobMarks read(@Nullable String text, Collection<JobId> jobs) {
        var marks = none(jobs);
        if (text != null && text.matches("[A-Za-z0-9_-]{6,1024}")) {
            marks.fill(ByteBuffer.wrap(bytes(text)));
        }
        return marks;
    }

    private static JobMarks none(Collection<JobId> jobs) {
        var revisions = new TreeMap<JobId, Integer>(Comparator.comparing(JobId::value));
        jobs.forEach(job -> revisions.put(job, NOTHING));
        return new JobMarks(revisions);
    }

    boolean isNews(Job job) {
        return job.state().revision() > revisions.getOrDefault(job.id(), NOTHING);
    }

    void see(Job job) {
        revisions.put(job.id(), job.state().revision());
    }

    String text() {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(checksum()).array());
        revisions.values().forEach(revision -> write(revision, bytes));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
    }

    private void fill(ByteBuffer marks) {
        if (marks.remaining() < Integer.BYTES || marks.getInt() != checksum()) {
            return;
        }
        for (var mark : List.copyOf(revisions.keySet())) {
            revisions.put(mark, read(marks));
        }
    }

    private int checksum() {
        var sum = new CRC32C();
        revisions.keySet().forEach(job -> sum.update(job.toString().getBytes(StandardCharsets.US_ASCII)));
        return (int) sum.getValue();
    }

    private static byte[] bytes(String text) {
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException _) {
            return new byte[0];
        }
    }

    /// Seven bits in a byte, the lowest first; the eighth says that more follow.
    private static void write(int number, ByteArrayOutputStream to) {
        int rest = number;
        while (rest > 0x7f) {
            to.write((rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        to.write(rest);
    }

    private static int read(ByteBuffer from) {
        int number = 0;
        for (int shift = 0; from.hasRemaining() && shift < Integer.SIZE; shift += 7) {
            int next = from.get();
            number |= (next & 0x7f) << shift;
            if (next >= 0) {
                return number;
            }
        }
        return NOTHING;
    }
}
