package dev.cloakroom.application.tasks.csv.scan;

import dev.cloakroom.application.tasks.csv.columns.CsvFailure;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// Unpacks gzip (RFC 1952) until it becomes implausible: text shrinks ten- or twenty-fold, a bomb a thousand-fold.
final class BoundedGunzip extends FilterInputStream {

    private static final int BUFFER = 1 << 16;
    private static final long ANY_RATIO = 32L << 20;
    private static final long MOST_RATIO = 200;
    private static final long MOST_BYTES = 64L << 30;

    private final CountedBytes packed;
    private long unpacked;

    private BoundedGunzip(InputStream gunzip, CountedBytes packed) {
        super(gunzip);
        this.packed = packed;
    }

    static InputStream of(InputStream input, CountedBytes packed) throws IOException {
        try {
            return new BoundedGunzip(new GZIPInputStream(input, BUFFER), packed);
        } catch (ZipException | EOFException broken) {
            throw corrupt(broken);
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        try {
            int got = super.read(into, from, length);
            unpacked += Math.max(0, got);
            if (unpacked > MOST_BYTES || (unpacked > ANY_RATIO && unpacked / MOST_RATIO > packed.count())) {
                throw new CsvFailure(
                        CsvFailure.Reason.GZIP_BOMB,
                        "The file unpacks to more than " + MOST_RATIO + " times its size, or to more than "
                                + (MOST_BYTES >> 30) + " GiB: send it unpacked, or in parts.");
            }
            return got;
        } catch (ZipException | EOFException broken) {
            throw corrupt(broken);
        }
    }

    private static CsvFailure corrupt(IOException broken) {
        return new CsvFailure(
                CsvFailure.Reason.GZIP_CORRUPT,
                "The gzip file is damaged or cut off (" + broken.getMessage() + "): pack and send it again.");
    }
}
