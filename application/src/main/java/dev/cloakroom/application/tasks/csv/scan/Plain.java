package dev.cloakroom.application.tasks.csv.scan;

import dev.cloakroom.application.tasks.csv.columns.CsvFailure;
import dev.cloakroom.domain.tasks.options.Encoding;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A file unpacked and in UTF-8, without a byte order mark.
///
/// @param sample the beginning of the text, which is all of it where the file is small
/// @param text all of it, the sample included
@SuppressWarnings("ArrayRecordComponent") // nobody compares two of these
public record Plain(
        boolean gzip, Encoding encoding, String encodingEvidence, boolean marked, byte[] sample, InputStream text) {

    private static final int SAMPLE = 1 << 20;

    /// Whether the sample is all there is.
    public boolean whole() {
        return sample.length < SAMPLE / 2;
    }

    /// @param told the encoding that the sender named; null is detected
    /// @throws CsvFailure when the file is empty, or in no encoding that is read
    public static Plain open(CountedBytes input, @Nullable Encoding told) throws IOException {
        byte[] magic = input.readNBytes(2);
        boolean gzip = magic.length == 2 && magic[0] == 0x1F && magic[1] == (byte) 0x8B;
        InputStream whole = new SequenceInputStream(new ByteArrayInputStream(magic), input);
        InputStream bytes = gzip ? BoundedGunzip.of(whole, input) : whole;
        byte[] sample = bytes.readNBytes(SAMPLE);
        if (sample.length == 0) {
            throw new CsvFailure(CsvFailure.Reason.FILE_EMPTY, "The file is empty.");
        }
        var guess = EncodingGuess.of(sample);
        Encoding encoding = told == null ? guess.encoding() : told;
        if (encoding == null) {
            throw new CsvFailure(
                    CsvFailure.Reason.ENCODING_UNKNOWN,
                    "The file is neither UTF-8, UTF-16 nor Windows-1252; " + guess.evidence()
                            + ". Save it as UTF-8 and send it again.");
        }
        int mark = encoding == guess.encoding() ? guess.mark() : 0;
        byte[] unmarked = Arrays.copyOfRange(sample, mark, sample.length);
        return plain(gzip, encoding, told == null ? guess.evidence() : "the options say so", mark > 0, unmarked, bytes);
    }

    private static Plain plain(
            boolean gzip, Encoding encoding, String evidence, boolean marked, byte[] sample, InputStream more)
            throws IOException {
        InputStream all = new SequenceInputStream(new ByteArrayInputStream(sample), more);
        if (encoding == Encoding.UTF_8) {
            return new Plain(gzip, encoding, evidence, marked, sample, all);
        }
        var text = new Transcoded(all, encoding);
        byte[] first = text.readNBytes(SAMPLE);
        return new Plain(
                gzip,
                encoding,
                evidence,
                marked,
                first,
                new SequenceInputStream(new ByteArrayInputStream(first), text));
    }
}
