package dev.cloakroom.application.tasks.csv;

import dev.cloakroom.application.tasks.csv.cells.Cell;
import dev.cloakroom.application.tasks.csv.cells.FrequentValues;
import dev.cloakroom.application.tasks.csv.cells.Tally;
import dev.cloakroom.application.tasks.csv.columns.Column;
import dev.cloakroom.application.tasks.csv.columns.CsvFailure;
import dev.cloakroom.application.tasks.csv.columns.CsvFailure.Reason;
import dev.cloakroom.application.tasks.csv.columns.Table;
import dev.cloakroom.application.tasks.csv.scan.Batch;
import dev.cloakroom.application.tasks.csv.seen.SeenValues;
import dev.cloakroom.application.tasks.csv.summary.Summary;
import dev.cloakroom.domain.tasks.RejectCode;
import dev.cloakroom.domain.tasks.options.RejectLimit;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Takes checked batches in the order of the file: decides what only the rows before can tell, writes, and counts.
final class WriteRows implements Closeable {

    /// In bytes, for all rules of uniqueness together.
    private static final int MEMORY = 64 << 20;

    private final Table table;
    private final RejectLimit limit;
    private final OutputStream result;
    private final OutputStream rejects;
    private final RejectsText rejectsText;
    private final List<Unique> unique = new ArrayList<>();
    private final @Nullable SeenValues rows;
    private final Cell cell;
    private byte[] key = new byte[256];

    private final Tally[] tallies;
    private final FrequentValues[] frequent;
    private final Map<RejectCode, Long> codes = new EnumMap<>(RejectCode.class);
    private long read;
    private long accepted;
    private long rejected;
    private long duplicates;

    /// The last row that was too short, by its number in the file, and how many such rows end there.
    private long raggedRow = -1;

    private long raggedRun;

    WriteRows(Table table, RejectLimit limit, Scratch scratch, OutputStream result, OutputStream rejects)
            throws IOException {
        this.table = table;
        this.limit = limit;
        this.result = result;
        this.rejects = rejects;
        this.rejectsText = new RejectsText(table.output().neutralizeFormulas());
        this.cell = new Cell(table.dialect());
        var columns =
                table.columns().stream().filter(column -> column.rule.unique()).toList();
        boolean dedupes = !table.dedupeBy().isEmpty();
        int share = MEMORY / Math.max(1, columns.size() + (dedupes ? 1 : 0));
        columns.forEach(column -> unique.add(new Unique(column, table, new SeenValues(scratch, share))));
        rows = dedupes ? new SeenValues(scratch, share) : null;
        tallies = new Tally[table.columns().size()];
        Arrays.setAll(tallies, _ -> new Tally());
        frequent = new FrequentValues[tallies.length];
        Arrays.setAll(frequent, _ -> new FrequentValues());
        if (table.header()) {
            result.write(new ResultText(table).header());
        }
    }

    /// @throws CsvFailure when there are more rejects than the options allow
    void write(Checked checked) throws IOException {
        count(checked);
        for (Unique rule : unique) {
            rule.check(checked);
        }
        reject(checked);
        var left = new BitSet();
        checked.faults.keySet().forEach(left::set);
        int faulty = left.cardinality();
        if (rows != null) {
            leaveDuplicates(rows, checked, left);
        }
        int data = checked.batch.rows() - checked.from;
        read += data;
        rejected += faulty;
        duplicates += left.cardinality() - faulty;
        accepted += data - left.cardinality();
        writeResult(checked, left);
        countChanges(checked, left);
        rejectsText.flush(rejects);
    }

    /// @param left the rows that are not in the result
    private void writeResult(Checked checked, BitSet left) throws IOException {
        int from = 0;
        for (int row = left.nextSetBit(0); row >= 0; row = left.nextSetBit(row + 1)) {
            int begin = row == 0 ? 0 : checked.ends[row - 1];
            if (checked.ends[row] > begin) {
                result.write(checked.text, from, begin - from);
                from = checked.ends[row];
            }
        }
        result.write(checked.text, from, checked.length - from);
    }

    private void countChanges(Checked checked, BitSet left) {
        for (int change = 0; change < checked.changeCount; change += 2) {
            if (!left.get(checked.changes[change])) {
                tallies[checked.changes[change + 1]].changed(1);
            }
        }
    }

    private void count(Checked checked) {
        for (Column column : table.columns()) {
            tallies[column.index].add(checked.tallies[column.index]);
            frequent[column.index].add(checked.frequencies[column.index], row -> {
                cell.read(checked.batch, row, column.index);
                boolean _ = ResultText.finish(column, cell);
                return cell.copy();
            });
        }
    }

    private void leaveDuplicates(SeenValues seen, Checked checked, BitSet left) throws IOException {
        for (int row = checked.from; row < checked.batch.rows(); row++) {
            if (!left.get(row) && isDuplicate(seen, checked.batch, row)) {
                left.set(row);
            }
        }
    }

    /// The cells are put together with their lengths, so that `a,bc` is another row than `ab,c`.
    private boolean isDuplicate(SeenValues seen, Batch batch, int row) throws IOException {
        int length = 0;
        for (Column column : table.dedupeBy()) {
            cell.read(batch, row, column.index);
            boolean _ = ResultText.finish(column, cell);
            int more = Integer.BYTES + cell.length();
            if (length + more + Long.BYTES > key.length) {
                key = Arrays.copyOf(key, (length + more) * 2 + Long.BYTES);
            }
            ByteBuffer.wrap(key, length, Integer.BYTES).putInt(cell.length());
            System.arraycopy(cell.bytes(), cell.from(), key, length + Integer.BYTES, cell.length());
            length += more;
        }
        return seen.seen(seen.key(key, 0, length), key, 0, length, batch.line(row)) > 0;
    }

    private void reject(Checked checked) {
        long faulty = rejected;
        for (var entry : checked.faults.entrySet()) {
            int row = entry.getKey();
            reject(checked.batch, row, entry.getValue());
            faulty++;
            long passed = read + row - checked.from + 1;
            if (limit.isExceeded(faulty, passed)) {
                throw tooMany(faulty, "so far, of " + passed + " read");
            }
        }
    }

    private void reject(Batch batch, int row, List<Fault> faults) {
        for (Fault fault : faults) {
            codes.merge(fault.code(), 1L, Long::sum);
        }
        long number = batch.number(row);
        if (faults.getFirst().code() == RejectCode.TOO_FEW_FIELDS) {
            raggedRun = number == raggedRow + 1 ? raggedRun + 1 : 1;
            raggedRow = number;
        }
        rejectsText.row(batch, row, number + (table.header() ? 0 : 1), faults);
    }

    private CsvFailure tooMany(long faulty, String told) {
        return new CsvFailure(
                Reason.TOO_MANY_REJECTS,
                faulty + " rows are rejected " + told + ", more than max_rejects allows. Most have the code "
                        + codes.entrySet().stream()
                                .max(Map.Entry.comparingByValue())
                                .orElseThrow()
                                .getKey()
                                .text()
                        + ": look whether it is the right file.");
    }

    /// After the last row.
    void finish() throws IOException {
        if (limit.isExceededAtEnd(rejected, read)) {
            throw tooMany(rejected, "of " + read);
        }
        rejectsText.flush(rejects);
        result.flush();
        rejects.flush();
    }

    @Override
    public void close() throws IOException {
        for (Unique rule : unique) {
            rule.close();
        }
        if (rows != null) {
            rows.close();
        }
    }

    Tally tally(Column column) {
        return tallies[column.index];
    }

    FrequentValues frequent(Column column) {
        return frequent[column.index];
    }

    long read() {
        return read;
    }

    long rejected() {
        return rejected;
    }

    Summary.Counts counts() {
        boolean raggedAtEnd = raggedRow == read - (table.header() ? 0 : 1);
        return new Summary.Counts(read, accepted, rejected, duplicates, codes, raggedAtEnd ? raggedRun : 0);
    }
}
