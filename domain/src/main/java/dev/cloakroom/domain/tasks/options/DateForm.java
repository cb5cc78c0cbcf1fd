package dev.cloakroom.domain.tasks.options;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/// How the dates of a column are written. The order of the constants is the order in which they are preferred where
/// all cells read more than one way; day first goes before month first, which one country writes.
public enum DateForm {
    ISO("yyyy-mm-dd", '-', Order.YEAR_MONTH_DAY),
    ISO_SLASH("yyyy/mm/dd", '/', Order.YEAR_MONTH_DAY),
    DOTS("dd.mm.yyyy", '.', Order.DAY_MONTH_YEAR),
    DAY_FIRST("dd/mm/yyyy", '/', Order.DAY_MONTH_YEAR),
    DAY_FIRST_DASH("dd-mm-yyyy", '-', Order.DAY_MONTH_YEAR),
    MONTH_FIRST("mm/dd/yyyy", '/', Order.MONTH_DAY_YEAR),
    MONTH_FIRST_DASH("mm-dd-yyyy", '-', Order.MONTH_DAY_YEAR);

    public enum Order {
        YEAR_MONTH_DAY,
        DAY_MONTH_YEAR,
        MONTH_DAY_YEAR
    }

    private final String text;
    private final char separator;
    private final Order order;

    DateForm(String text, char separator, Order order) {
        this.text = text;
        this.separator = separator;
        this.order = order;
    }

    /// The spelling of the contract.
    public String text() {
        return text;
    }

    public char separator() {
        return separator;
    }

    public Order order() {
        return order;
    }

    public static Optional<DateForm> parse(String text) {
        return Arrays.stream(values()).filter(form -> form.text.equals(text)).findFirst();
    }

    static String all() {
        return Arrays.stream(values()).map(DateForm::text).collect(Collectors.joining(", "));
    }
}
