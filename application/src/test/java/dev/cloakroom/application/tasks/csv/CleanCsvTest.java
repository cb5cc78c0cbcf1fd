package dev.cloakroom.application.tasks.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cloakroom.application.tasks.csv.columns.CsvFailure;
import dev.cloakroom.application.tasks.csv.summary.SchemaProposal;
import dev.cloakroom.application.tasks.csv.summary.Summary;
import dev.cloakroom.domain.tasks.options.ColumnType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class CleanCsvTest {

    @Test
    void cleanRowsPassByteForByte() {
        var cleaned = Cleaned.of("id,name,amount\r\n007,\"O\"\"Neil, Jo\",1.50\r\n8,,\"2\"\r\n");
        assertThat(cleaned.result()).isEqualTo("id,name,amount\r\n007,\"O\"\"Neil, Jo\",1.50\r\n8,,\"2\"\r\n");
        assertThat(cleaned.rejects()).isEqualTo("line,record,column,code,message,value,row\r\n");
        assertThat(cleaned.summary().counts().accepted()).isEqualTo(2);
    }

    @Test
    void allFaultsOfARowAreTold() {
        var cleaned = Cleaned.of(
                "id,amount,state\n1,x,new\n2,-1,gone\n2,5,\n",
                "columns",
                List.of(
                        Cleaned.json("name", "id", "type", "integer", "unique", true),
                        Cleaned.json("name", "amount", "type", "decimal", "min", 0),
                        Cleaned.json("name", "state", "required", true, "enum", List.of("new", "old"))));
        assertThat(cleaned.faults())
                .containsExactly("2 amount type", "3 amount min", "3 state enum", "4 id unique", "4 state required");
        assertThat(cleaned.result()).isEqualTo("id,amount,state\r\n");
        assertThat(cleaned.rejects())
                .contains("2,1,amount,type,This is no decimal number with a point.,x,\"1,x,new\"\r\n")
                .contains("4,3,id,unique,The value is in line 3 already.,2,\"2,5,\"\r\n");
    }

    @Test
    void aQuoteThatDoesNotCloseCostsItsOwnRowOnly() {
        var cleaned = Cleaned.of("a,b,c\n1,\"x,2\n3,y,4\n5,\"z\nz\",6\n7,\"q\"r,8\n9,5\" pipe,10\n11,w,12\n");
        assertThat(cleaned.faults()).containsExactly("2 b quote", "6 b quote", "7 b quote");
        assertThat(cleaned.result()).isEqualTo("a,b,c\r\n3,y,4\r\n5,\"z\nz\",6\r\n11,w,12\r\n");
    }

    @Test
    void raggedRowsAndEmptyLinesDoNotEndTheRun() {
        var cleaned = Cleaned.of("a,b\r\n1,2\r\r\n\n3\r\n4,5,6\r\n7,8");
        assertThat(cleaned.faults()).containsExactly("5  too-few-fields", "6  too-many-fields");
        assertThat(cleaned.result()).isEqualTo("a,b\r\n1,2\r\n7,8\r\n");
        assertThat(cleaned.summary().reading().lines()).containsEntry("empty", 2L);
    }

    @Test
    void theProfileToleratesDirtAndSaysSo() {
        var file = new StringBuilder("n,day,city\n");
        for (int i = 0; i < 1000; i++) {
            file.append(i == 500 ? "many" : String.valueOf(i))
                    .append(",2026-01-0" + (1 + i % 9) + ",")
                    .append(i % 3 == 0 ? "Bern" : "Basel")
                    .append('\n');
        }
        var cleaned = Cleaned.of(file.toString());
        var column = cleaned.column("n");
        assertThat(column.type()).isEqualTo(ColumnType.INTEGER);
        assertThat(column.misfits()).isEqualTo(1);
        assertThat(column.firstMisfit()).isEqualTo(502);
        assertThat(column.distinct()).isBetween(980L, 1020L);
        assertThat(column.min()).contains("0");
        assertThat(column.max()).contains("999");
        assertThat(cleaned.column("day").type()).isEqualTo(ColumnType.DATE);
        assertThat(cleaned.column("city").frequent())
                .containsExactly(new Summary.Frequent("Basel", 666), new Summary.Frequent("Bern", 334));
        assertThat(cleaned.summary().counts().rejected()).isZero();
    }

    /// A task goes on after a crash where its bytes are those of the same engine.
    @Test
    void theVersionNamesWhatIsWritten() throws Exception {
        var file = new ByteArrayOutputStream();
        new PlantedCsv(4, PlantedCsv.Dirt.HEAVY, "\r\n", _ -> {}).write(9000, file, OutputStream.nullOutputStream());
        var hash = MessageDigest.getInstance("SHA-256");
        var cleaned = Cleaned.of(new ByteArrayInputStream(file.toByteArray()), PlantedCsv.options(), 2);
        hash.update(cleaned.resultBytes());
        hash.update(cleaned.rejectBytes());
        hash.update(cleaned.summary().toJson().toString().getBytes(StandardCharsets.UTF_8));
        hash.update(SchemaProposal.of(cleaned.summary()).toString().getBytes(StandardCharsets.UTF_8));
        assertThat(CleanCsv.VERSION + " " + HexFormat.of().formatHex(hash.digest()))
                .as("raise CleanCsv.VERSION where this is another hash")
                .isEqualTo("2 01607c231cf07d3eda38106f69ee0b97d2737efd9f971929db8f828e2b544401");
    }

    @Test
    void tooManyRejectsEndTheTask() {
        var failure = catchThrowableOfType(
                CsvFailure.class,
                () -> Cleaned.of(
                        "a,b\n1,2\nx,3\ny,4\n",
                        "max_rejects",
                        1,
                        "columns",
                        List.of(Cleaned.json("name", "a", "type", "integer"))));
        assertThat(failure.reason()).isEqualTo(CsvFailure.Reason.TOO_MANY_REJECTS);
    }
}
