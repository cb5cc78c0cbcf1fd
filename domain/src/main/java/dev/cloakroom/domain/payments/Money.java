package dev.cloakroom.domain.payments;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import java.util.regex.Pattern;

/// An exact amount: whole minor units of a currency (cents of EUR, yen of JPY, fils of KWD). More than nothing where it
/// was [#parse]d; sums and differences of what a payment holds may be nothing.
public record Money(long minorUnits, Currency currency) {

    /// 15 digits. Thousands of such amounts still add up inside a long.
    public static final long MOST = 999_999_999_999_999L;

    private static final Pattern NUMBER = Pattern.compile("(0|[1-9][0-9]{0,14})(\\.[0-9]{1,3})?");

    public Money {
        if (minorUnits < 0 || minorUnits > MOST) {
            throw new IllegalArgumentException("no amount of money: " + minorUnits);
        }
    }

    /// A currency of ISO 4217 that has 0, 2 or 3 decimal digits. Gold, test codes and the like have none.
    public static Optional<Currency> currency(String code) {
        try {
            return Optional.of(Currency.getInstance(code)).filter(currency -> switch (digits(currency)) {
                case 0, 2, 3 -> true;
                default -> false;
            });
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    public static int digits(Currency currency) {
        return currency.getDefaultFractionDigits();
    }

    /// Empty unless it is a decimal number with all the digits of the currency and no more, above nothing and within
    /// [#MOST].
    public static Optional<Money> parse(String value, Currency currency) {
        if (!NUMBER.matcher(value).matches()) {
            return Optional.empty();
        }
        var number = new BigDecimal(value);
        if (number.scale() != digits(currency)) {
            return Optional.empty();
        }
        long minor = number.unscaledValue().longValueExact();
        return minor > 0 && minor <= MOST ? Optional.of(new Money(minor, currency)) : Optional.empty();
    }

    public static Money nothing(Currency currency) {
        return new Money(0, currency);
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(minorUnits, sameCurrency(other)), currency);
    }

    /// @throws IllegalArgumentException when the other is more
    public Money minus(Money other) {
        return new Money(minorUnits - sameCurrency(other), currency);
    }

    public boolean isMoreThan(Money other) {
        return minorUnits > sameCurrency(other);
    }

    /// The decimal number, as [#parse] takes it.
    public String value() {
        return BigDecimal.valueOf(minorUnits, digits(currency)).toPlainString();
    }

    @Override
    public String toString() {
        return value() + " " + currency;
    }

    private long sameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException(this + " and " + other + " are not of one currency");
        }
        return other.minorUnits;
    }
}
