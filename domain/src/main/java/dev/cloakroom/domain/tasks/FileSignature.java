package dev.cloakroom.domain.tasks;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/// Files that are not CSV, by their first bytes: what a file is called, and what a client says of it, tells nothing.
public enum FileSignature {
    ZIP("504b0304", "a ZIP archive or a spreadsheet (.xlsx, .ods)"),
    EMPTY_ZIP("504b0506", "a ZIP archive"),
    OLE("d0cf11e0a1b11ae1", "an old spreadsheet (.xls)"),
    PDF("255044462d", "a PDF document"),
    PARQUET("50415231", "a Parquet file"),
    PNG("89504e470d0a1a0a", "a PNG image"),
    JPEG("ffd8ff", "a JPEG image"),
    GIF("474946383961", "a GIF image"),
    RAR("526172211a07", "a RAR archive"),
    SEVEN_ZIP("377abcaf271c", "a 7z archive"),
    BZIP2("425a6839", "compressed by bzip2"),
    XZ("fd377a585a00", "compressed by xz"),
    ZSTD("28b52ffd", "compressed by Zstandard"),
    SQLITE("53514c69746520666f726d6174", "an SQLite database");

    /// How many bytes are enough to tell.
    public static final int LENGTH = 16;

    private final String first;
    private final String description;

    /// `first` is in hexadecimal.
    FileSignature(String first, String description) {
        this.first = first;
        this.description = description;
    }

    /// Such as "a PDF document".
    public String description() {
        return description;
    }

    /// Empty for what may be CSV, plain or gzip.
    public static Optional<FileSignature> of(byte[] head) {
        var hex = HexFormat.of().formatHex(head);
        return Arrays.stream(values())
                .filter(signature -> hex.startsWith(signature.first))
                .findFirst();
    }
}
