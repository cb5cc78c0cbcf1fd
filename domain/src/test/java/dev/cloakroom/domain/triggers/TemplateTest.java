package dev.cloakroom.domain.triggers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.Rejection.Fault;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.events.Event;
import dev.cloakroom.domain.events.EventId;
import dev.cloakroom.domain.events.EventType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {

    private static final Json ITEMS = new Json.Arr(List.of(Json.of(7), object("sku", Json.of("x"))));
    private static final Event EVENT = new Event(
            new EventId(new UUID(0, 1)),
            new UserId(new UUID(0, 2)),
            new EventType("order.paid"),
            Event.Source.CLIENT,
            object(
                    "amount",
                    new Json.Num(new BigDecimal("1.50")),
                    "items",
                    ITEMS,
                    "a/b~",
                    Json.of(true),
                    "none",
                    new Json.Null()),
            0,
            Instant.parse("2026-01-01T10:00:00Z"),
            null);

    @Test
    void aBlankIsFilledWithWhatStandsThereWhateverItsType() {
        var template = new Template(object(
                "amount", from("/payload/amount"),
                "list", new Json.Arr(List.of(from("/payload/items"), from("/payload/items/1/sku"))),
                "flag", from("/payload/a~1b~0"),
                "nothing", from("/payload/none"),
                "about",
                        object(
                                "id",
                                from("/id"),
                                "type",
                                from("/type"),
                                "of",
                                from("/source"),
                                "at",
                                from("/created_at")),
                "all", from("/payload"),
                "text", Json.of("$from")));
        assertThat(template.faults()).isEmpty();
        assertThat(template.isConstant()).isFalse();
        var filled = template.fill(EVENT);
        assertThat(filled.missing()).isEmpty();
        assertThat(filled.payload())
                .isEqualTo(object(
                        "amount", new Json.Num(new BigDecimal("1.50")),
                        "list", new Json.Arr(List.of(ITEMS, Json.of("x"))),
                        "flag", Json.of(true),
                        "nothing", new Json.Null(),
                        "about",
                                object(
                                        "id", Json.of("00000000-0000-0000-0000-000000000001"),
                                        "type", Json.of("order.paid"),
                                        "of", Json.of("client"),
                                        "at", Json.of("2026-01-01T10:00:00Z")),
                        "all", EVENT.payload(),
                        "text", Json.of("$from")));
    }

    @Test
    void whatIsNotThereIsNamedUnlessThereIsADefault() {
        var template = new Template(object(
                "gone", from("/payload/customer/id"),
                "far", from("/payload/items/2"),
                "other", object("$from", Json.of("/payload/x"), "$default", Json.of(3))));
        var filled = template.fill(EVENT);
        assertThat(filled.missing()).containsExactly("/payload/customer/id", "/payload/items/2");
        assertThat(filled.payload())
                .isEqualTo(object("gone", new Json.Null(), "far", new Json.Null(), "other", Json.of(3)));
    }

    @Test
    void aPayloadIsAnObjectAlsoWhereItIsOneBlank() {
        assertThat(new Template((Json.Obj) from("/payload")).fill(EVENT).payload())
                .isEqualTo(EVENT.payload());
        assertThat(new Template((Json.Obj) from("/payload/amount")).fill(EVENT).missing())
                .containsExactly("/payload/amount");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "payload", "/", "/other", "/id/x", "/created_at/day", "/payload/~2", "/payload/~"})
    void aPathThatNoEventHasIsAFault(String path) {
        var template = new Template(object("a/b", new Json.Arr(List.of(from(path)))));
        assertThat(template.faults()).extracting(Fault::pointer).containsExactly("#/job/payload/a~1b/0/$from");
    }

    @Test
    void aBlankHasNothingElseInIt() {
        assertThat(new Template(object("x", object("$from", Json.of("/id"), "y", Json.of(1)))).faults())
                .hasSize(1);
        assertThat(new Template(object("x", object("$from", Json.of(1)))).faults())
                .hasSize(1);
    }

    @Test
    void aClauseHoldsWhenAllItsTestsDo() {
        assertThat(holds("/payload/amount", "equals", new Json.Num(new BigDecimal("1.5"))))
                .isTrue();
        assertThat(holds("/payload/amount", "equals", Json.of("1.5"))).isFalse();
        assertThat(holds("/payload/amount", "not", Json.of(2))).isTrue();
        assertThat(holds("/payload/amount", "gt", new Json.Num(new BigDecimal("1.50"))))
                .isFalse();
        assertThat(holds("/payload/amount", "gte", new Json.Num(new BigDecimal("1.50"))))
                .isTrue();
        assertThat(holds("/payload/amount", "lt", Json.of(2))).isTrue();
        assertThat(holds("/payload/amount", "lte", Json.of(1))).isFalse();
        assertThat(holds("/type", "in", new Json.Arr(List.of(Json.of("x"), Json.of("order.paid")))))
                .isTrue();
        assertThat(holds("/payload/none", "exists", Json.of(true))).isTrue();
        assertThat(holds("/payload/gone", "exists", Json.of(false))).isTrue();
        assertThat(holds("/payload/gone", "not", Json.of(1))).isTrue();
        assertThat(holds("/payload/gone", "equals", new Json.Null())).isFalse();
        assertThat(holds("/payload/gone", "lt", Json.of(1))).isFalse();
        assertThat(holds("/type", "gt", Json.of(1))).isFalse();
        var range = object("path", Json.of("/payload/amount"), "gt", Json.of(1), "lt", Json.of(1));
        assertThat(Clause.read(range).holds(EventPath.document(EVENT))).isFalse();
    }

    @Test
    void aConditionHoldsWhenAllItsClausesDoAndNamesThoseThatAreWrong() {
        var faults = new ArrayList<Fault>();
        var good = object("path", Json.of("/type"), "equals", Json.of("order.paid"));
        var bad = object("path", Json.of("/type"), "like", Json.of("order%"));
        var bare = object("path", Json.of("/type"));
        assertThat(Condition.read(new Json.Arr(List.of(good)), faults).holds(EVENT))
                .isTrue();
        assertThat(Condition.NONE.holds(EVENT)).isTrue();
        assertThat(faults).isEmpty();
        Condition.read(new Json.Arr(List.of(good, bad, bare, Json.of(1))), faults);
        assertThat(faults)
                .extracting(Fault::pointer)
                .containsExactly("#/condition/1", "#/condition/2", "#/condition/3");
        assertThatThrownBy(() -> EventPath.parse("x")).isInstanceOf(IllegalArgumentException.class);
    }

    private static boolean holds(String path, String test, Json value) {
        return Clause.read(object("path", Json.of(path), test, value)).holds(EventPath.document(EVENT));
    }

    private static Json from(String path) {
        return object("$from", Json.of(path));
    }

    private static Json.Obj object(Object... members) {
        var object = new LinkedHashMap<String, Json>();
        for (int i = 0; i < members.length; i += 2) {
            object.put((String) members[i], (Json) members[i + 1]);
        }
        return new Json.Obj(object);
    }
}
