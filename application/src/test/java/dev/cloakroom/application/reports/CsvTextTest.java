package dev.cloakroom.application.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.domain.Json;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTextTest {

    @Test
    void theHeaderNamesTheColumns() {
        var out = new StringBuilder();
        new CsvText(List.of("name", "id")).begin(out);
        assertThat(out).hasToString("name,id\r\n");
    }

    @Test
    void eachKindOfCellHasItsSpelling() {
        assertThat(row(
                        Json.of("a"),
                        Json.of(-7),
                        new Json.Num(new BigDecimal("1E+3")),
                        Json.of(true),
                        new Json.Null(),
                        Json.of("")))
                .isEqualTo("a,-7,1000,true,,\r\n");
    }

    @Test
    void listsAreJoinedByComma() {
        var list = new Json.Arr(List.of(Json.of("Hyrule Field"), Json.of("Akkala")));
        assertThat(row(list, new Json.Arr(List.of()))).isEqualTo("\"Hyrule Field,Akkala\",\r\n");
    }

    @Test
    void whatWouldBreakARowIsQuoted() {
        assertThat(row(Json.of("a,b"), Json.of("say \"hi\""), Json.of("two\nlines")))
                .isEqualTo("\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\"\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+SUM(A1)", "-cmd|x", "@x", "\tx", "-1+1", "+49 30 1", "-", "+.", "-1e"})
    void whatASpreadsheetWouldRunIsText(String value) {
        assertThat(row(Json.of(value))).isEqualTo("'" + value + "\r\n");
    }

    @Test
    void aFormulaBehindACarriageReturnIsTextToo() {
        assertThat(row(Json.of("\r=1+1"))).isEqualTo("\"'\r=1+1\"\r\n");
    }

    @Test
    void aListThatBeginsWithAFormulaIsTextToo() {
        assertThat(row(new Json.Arr(List.of(Json.of("=a"), Json.of("=b"))))).isEqualTo("\"'=a,=b\"\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-12.5", "+1", "-.5", "-1e9", "+2.E-3", "a=1", "a-b"})
    void numbersAndHarmlessTextStayAsTheyAre(String value) {
        assertThat(row(Json.of(value))).isEqualTo(value + "\r\n");
    }

    private static String row(Json... cells) {
        var out = new StringBuilder();
        new CsvText(List.of()).row(List.of(cells), out);
        return out.toString();
    }
}
