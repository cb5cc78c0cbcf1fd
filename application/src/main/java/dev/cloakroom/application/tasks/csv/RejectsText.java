package dev.cloakroom.application.tasks.csv;

import dev.cloakroom.application.tasks.csv.scan.Batch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Writes the rejects: RFC 4180, one line for each fault, under `line,record,column,code,message,value,row`. `row` is
/// the
/// original row byte for byte, without its line end; where a spreadsheet would run it, an apostrophe is in front, as in
/// the result. A row of more than [#LONGEST_ROW] bytes is cut off there.
final class RejectsText {

    private static final int LONGEST_ROW = 1 << 16;

    private final boolean neutralize;
    private final ByteArrayOutputStream text = new ByteArrayOutputStream();

    RejectsText(boolean neutralize) {
        this.neutralize = neutralize;
        text.writeBytes("line,record,column,code,message,value,row\r\n".getBytes(StandardCharsets.UTF_8));
    }

    void row(Batch batch, int row, long record, List<Fault> faults) {
        for (Fault fault : faults) {
            number(batch.line(row));
            number(record);
            cell(fault.column() == null ? "" : fault.column().name);
            cell(fault.code().text());
            cell(fault.message());
            cell(fault.value());
            int start = batch.start(row);
            quoted(batch.bytes(), start, Math.min(batch.end(row), start + LONGEST_ROW));
            text.write('\r');
            text.write('\n');
        }
    }

    void flush(OutputStream into) throws IOException {
        text.writeTo(into);
        text.reset();
    }

    private void number(long value) {
        text.writeBytes((value + ",").getBytes(StandardCharsets.US_ASCII));
    }

    private void cell(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        if (needsQuotes(value)) {
            quoted(bytes, 0, bytes.length);
        } else {
            text.writeBytes(bytes);
        }
        text.write(',');
    }

    private boolean needsQuotes(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == ',' || c == '"' || c == '\r' || c == '\n' || (i == 0 && "=@+-\t".indexOf(c) >= 0)) {
                return true;
            }
        }
        return false;
    }

    private void quoted(byte[] bytes, int from, int to) {
        text.write('"');
        if (neutralize && ResultText.runs(bytes, from, to)) {
            text.write('\'');
        }
        int begin = from;
        for (int at = from; at < to; at++) {
            if (bytes[at] == '"') {
                text.write(bytes, begin, at + 1 - begin);
                begin = at;
            }
        }
        text.write(bytes, begin, to - begin);
        text.write('"');
    }
}
