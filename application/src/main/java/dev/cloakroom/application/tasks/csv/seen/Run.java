package dev.cloakroom.application.tasks.csv.seen;

import dev.cloakroom.application.tasks.csv.Scratch.Spill;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/// Keys and payloads on the disk, sorted by key (unsigned). In memory: a filter, and the first key of each page.
final class Run implements Closeable {

    private static final int ENTRY = 2 * Long.BYTES;
    private static final int PAGE = 256;

    private final Spill spill;
    private final long size;
    private final Filter filter;
    private final long[] fences;
    private final byte[] bytes = new byte[PAGE * ENTRY];
    private final LongBuffer page = ByteBuffer.wrap(bytes).asLongBuffer();
    private long loaded = -1;

    private Run(Spill spill, long size, Filter filter, long[] fences) {
        this.spill = spill;
        this.size = size;
        this.filter = filter;
        this.fences = fences;
    }

    /// Where the key is first, or would be; the end where it is certain that it is not there.
    long find(long key) throws IOException {
        if (!filter.mayHold(key)) {
            return size;
        }
        int low = 0;
        int high = fences.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (Long.compareUnsigned(fences[middle], key) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        long index = Math.max(0, (long) (low - 1) * PAGE);
        while (index < size && Long.compareUnsigned(key(index), key) < 0) {
            index++;
        }
        return index;
    }

    boolean holds(long index, long key) throws IOException {
        return index < size && key(index) == key;
    }

    private long key(long index) throws IOException {
        load(index / PAGE);
        return page.get((int) (index % PAGE) * 2);
    }

    long payload(long index) throws IOException {
        load(index / PAGE);
        return page.get((int) (index % PAGE) * 2 + 1);
    }

    private void load(long number) throws IOException {
        if (number != loaded) {
            long left = (size - number * PAGE) * ENTRY;
            spill.read(number * PAGE * ENTRY, bytes, 0, (int) Math.min(bytes.length, left));
            loaded = number;
        }
    }

    @Override
    public void close() throws IOException {
        spill.close();
    }

    /// One of several; closes none of them.
    static Run merge(List<Run> runs, Spill into, long filterBits) throws IOException {
        long total = runs.stream().mapToLong(run -> run.size).sum();
        var queue = new PriorityQueue<Cursor>(Comparator.comparing(Cursor::key, Long::compareUnsigned));
        for (Run run : runs) {
            queue.add(new Cursor(run, 0, run.key(0)));
        }
        try (var writer = new Writer(into, total, filterBits)) {
            while (!queue.isEmpty()) {
                Cursor least = queue.remove();
                writer.add(least.key, least.run.payload(least.index));
                if (least.index + 1 < least.run.size) {
                    queue.add(new Cursor(least.run, least.index + 1, least.run.key(least.index + 1)));
                }
            }
            return writer.finish();
        }
    }

    private record Cursor(Run run, long index, long key) {}

    /// Takes entries in the order of their keys. Closing it removes what is not finished.
    static final class Writer implements Closeable {

        private final Spill spill;
        private final Filter filter;
        private final byte[] bytes = new byte[PAGE * ENTRY];
        private final LongBuffer page = ByteBuffer.wrap(bytes).asLongBuffer();
        private long[] fences;
        private long size;
        private boolean finished;

        Writer(Spill spill, long most, long filterBits) {
            this.spill = spill;
            this.filter = new Filter(most, filterBits);
            this.fences = new long[(int) (most / PAGE) + 1];
        }

        void add(long key, long payload) throws IOException {
            if (!page.hasRemaining()) {
                flush();
            }
            if (page.position() == 0) {
                fences[(int) (size / PAGE)] = key;
            }
            page.put(key).put(payload);
            filter.add(key);
            size++;
        }

        private void flush() throws IOException {
            spill.append(bytes, 0, page.position() * Long.BYTES);
            page.clear();
        }

        Run finish() throws IOException {
            flush();
            finished = true;
            fences = Arrays.copyOf(fences, (int) ((size + PAGE - 1) / PAGE));
            return new Run(spill, size, filter, fences);
        }

        @Override
        public void close() throws IOException {
            if (!finished) {
                spill.close();
            }
        }
    }
}
