package dev.cloakroom.application.tasks.csv.seen;

import dev.cloakroom.application.tasks.csv.Scratch;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Numbers, each greater than all before: ids as databases give them. Whether the next one is greater needs no look-up
/// at
/// all; the numbers go to the disk page by page, and the first of each page stays in memory.
final class Ascending implements Closeable {

    private static final int ENTRY = 2 * Long.BYTES;
    private static final int PAGE = 1024;

    private final Scratch scratch;
    private Scratch.@Nullable Spill spill;
    private long[] fences = new long[64];
    private long size;
    private long max = -1;
    private final byte[] tailBytes = new byte[PAGE * ENTRY];
    private final LongBuffer tail = ByteBuffer.wrap(tailBytes).asLongBuffer();
    private final byte[] loadedBytes = new byte[PAGE * ENTRY];
    private final LongBuffer loaded = ByteBuffer.wrap(loadedBytes).asLongBuffer();
    private int loadedPage = -1;

    Ascending(Scratch scratch) {
        this.scratch = scratch;
    }

    /// The greatest so far; -1 before the first.
    long max() {
        return max;
    }

    /// @param number greater than [#max]
    void append(long number, long line) throws IOException {
        int slot = (int) (size % PAGE);
        if (slot == 0) {
            nextPage(number);
        }
        tail.put(slot * 2, number).put(slot * 2 + 1, line);
        size++;
        max = number;
    }

    private void nextPage(long first) throws IOException {
        int page = (int) (size / PAGE);
        if (page > 0) {
            if (spill == null) {
                spill = scratch.open();
            }
            spill.append(tailBytes, 0, tailBytes.length);
        }
        if (page == fences.length) {
            fences = Arrays.copyOf(fences, page * 2);
        }
        fences[page] = first;
    }

    /// @return the line of the number; 0 if it is not here
    long find(long number) throws IOException {
        int pages = (int) ((size + PAGE - 1) / PAGE);
        int found = Arrays.binarySearch(fences, 0, pages, number);
        int page = found < 0 ? -found - 2 : found;
        if (page < 0) {
            return 0;
        }
        boolean last = page == pages - 1;
        LongBuffer numbers = last ? tail : load(page);
        int low = 0;
        int high = last ? (int) ((size - 1) % PAGE) : PAGE - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (numbers.get(middle * 2) < number) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return numbers.get(low * 2) == number ? numbers.get(low * 2 + 1) : 0;
    }

    private LongBuffer load(int page) throws IOException {
        if (page != loadedPage && spill != null) {
            spill.read((long) page * loadedBytes.length, loadedBytes, 0, loadedBytes.length);
            loadedPage = page;
        }
        return loaded;
    }

    @Override
    public void close() throws IOException {
        if (spill != null) {
            spill.close();
        }
    }
}
