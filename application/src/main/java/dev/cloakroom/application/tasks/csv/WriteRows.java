package dev.cloakroom.application.tasks.csv;

import dev.cloakroom.application.tasks.csv.Checked.Rejected;
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
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Takes checked batches in the order of the file: decides what only the rows before can tell, writes, and counts.
final class WriteRows implements Closeable {

    /// In bytes, for all rules of uniqueness together.
    private static final int MEMORY = 64 << 20;

    /// So many fingerprints are looked up at a time; with more, the first ones have left the caches again.
    private static final int TOGETHER = 128;

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
    private long raggedAtEnd;

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
        columns.forEach(column -> unique.add(new Unique(column, new SeenValues(scratch, share))));
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
        var pending = checked.rejected.iterator();
        Rejected next = pending.hasNext() ? pending.next() : null;
        int change = 0;
        int from = 0;
        for (int row = checked.from; row < checked.batch.rows(); row++) {
            if ((row - checked.from) % TOGETHER == 0) {
                for (Unique rule : unique) {
                    rule.prepare(checked.batch, row, Math.min(row + TOGETHER, checked.batch.rows()), cell);
                }
            }
            List<Fault> faults = List.of();
            if (next != null && next.row() == row) {
                faults = next.faults();
                next = pending.hasNext() ? pending.next() : null;
            }
            boolean written = decide(checked.batch, row, faults);
            if (!written) {
                int begin = row == 0 ? 0 : checked.ends[row - 1];
                result.write(checked.text, from, begin - from);
                from = checked.ends[row];
            }
            while (change < checked.changeCount && checked.changes[change] == row) {
                tallies[checked.changes[change + 1]].changed(written ? 1 : 0);
                change += 2;
            }
        }
        result.write(checked.text, from, checked.length - from);
        rejectsText.flush(rejects);
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

    /// @return whether the row is in the result
    private boolean decide(Batch batch, int row, List<Fault> faults) throws IOException {
        read++;
        List<Fault> all = unique.isEmpty() ? faults : withUnique(batch, row, faults);
        if (!all.isEmpty()) {
            reject(batch, row, all);
            return false;
        }
        raggedAtEnd = 0;
        if (rows != null && isDuplicate(rows, batch, row)) {
            duplicates++;
            return false;
        }
        accepted++;
        return true;
    }

    private List<Fault> withUnique(Batch batch, int row, List<Fault> faults) throws IOException {
        if (batch.fault(row) != null || batch.width(row) != table.columns().size()) {
            return faults;
        }
        List<Fault> all = faults;
        for (Unique rule : unique) {
            long first = rule.firstLine(batch, row, cell, !faults.isEmpty());
            if (first > 0) {
                all = all == faults ? new ArrayList<>(faults) : all;
                all.add(Faults.unique(rule.column(), first, cell));
            }
        }
        if (all != faults) {
            all.sort(Comparator.comparingInt(fault -> fault.column() == null ? -1 : fault.column().index));
        }
        return all;
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

    private void reject(Batch batch, int row, List<Fault> faults) {
        rejected++;
        for (Fault fault : faults) {
            codes.merge(fault.code(), 1L, Long::sum);
        }
        boolean ragged = faults.getFirst().code() == RejectCode.TOO_FEW_FIELDS;
        raggedAtEnd = ragged ? raggedAtEnd + 1 : 0;
        rejectsText.row(batch, row, batch.number(row) + (table.header() ? 0 : 1), faults);
        if (limit.isExceeded(rejected, read)) {
            throw tooMany("so far, of " + read + " read");
        }
    }

    private CsvFailure tooMany(String told) {
        return new CsvFailure(
                Reason.TOO_MANY_REJECTS,
                rejected + " rows are rejected " + told + ", more than max_rejects allows. Most have the code "
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
            throw tooMany("of " + read);
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
        return new Summary.Counts(read, accepted, rejected, duplicates, codes, raggedAtEnd);
    }
}
