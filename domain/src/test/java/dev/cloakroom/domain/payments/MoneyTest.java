package dev.cloakroom.domain.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Currency USD = Currency.getInstance("USD");
    private static final List<Currency> ALL = Currency.getAvailableCurrencies().stream()
            .filter(currency -> Money.currency(currency.getCurrencyCode()).isPresent())
            .toList();

    private final SplittableRandom random = new SplittableRandom(20260301);

    @Test
    void whatIsWrittenIsReadAsTheSameInEveryCurrency() {
        assertThat(ALL).extracting(Money::digits).contains(0, 2, 3).hasSizeGreaterThan(150);
        for (var currency : ALL) {
            for (int i = 0; i < 200; i++) {
                var money = any(currency);
                assertThat(Money.parse(money.value(), currency)).contains(money);
                assertThat(new BigDecimal(money.value()).movePointRight(Money.digits(currency)))
                        .isEqualByComparingTo(BigDecimal.valueOf(money.minorUnits()));
            }
        }
    }

    @Test
    void whatIsReadIsWrittenAsItWas() {
        for (int i = 0; i < 20_000; i++) {
            var text = digits();
            Money.parse(text, EUR).ifPresent(money -> assertThat(money.value()).isEqualTo(text));
        }
    }

    @Test
    void numbersWithAnotherCountOfDigitsAreNone() {
        for (var currency : ALL) {
            var value = any(currency).value();
            assertThat(Money.parse(value + "0", currency)).isNotEqualTo(Money.parse(value, currency));
            int wrong = Money.digits(currency) == 2 ? 3 : 2;
            assertThat(Money.parse("1." + "0".repeat(wrong), currency)).isEmpty();
        }
    }

    @Test
    void sumsAndDifferencesAreThoseOfDecimalNumbers() {
        for (int i = 0; i < 10_000; i++) {
            var currency = ALL.get(random.nextInt(ALL.size()));
            var one = new Money(random.nextLong(Money.MOST / 2), currency);
            var other = new Money(random.nextLong(Money.MOST / 2), currency);
            var sum = one.plus(other);
            assertThat(new BigDecimal(sum.value()))
                    .isEqualByComparingTo(new BigDecimal(one.value()).add(new BigDecimal(other.value())));
            assertThat(sum.minus(other)).isEqualTo(one);
            assertThat(sum.isMoreThan(one)).isEqualTo(other.minorUnits() > 0);
        }
    }

    @ParameterizedTest
    @CsvSource({"0.01,EUR,1", "9999999999999.99,EUR,999999999999999", "1,JPY,1", "0.001,KWD,1", "10.00,BRL,1000"})
    void theEdgesAreInside(String value, String currency, long minorUnits) {
        assertThat(Money.parse(value, Currency.getInstance(currency))
                        .orElseThrow()
                        .minorUnits())
                .isEqualTo(minorUnits);
    }

    @ParameterizedTest
    @CsvSource({
        "0.00,EUR",
        "0,JPY",
        "10000000000000.00,EUR",
        "1000000000000000,JPY",
        "1000000000000.000,KWD",
        "-0.01,EUR",
        "+1.00,EUR",
        ".50,EUR",
        "1.,EUR",
        "00.50,EUR",
        "1e3,JPY",
        "1_0,JPY",
        "'1,00',EUR",
        "' 1.00',EUR",
        "'',EUR",
        "١.٠٠,EUR",
        "NaN,JPY"
    })
    void whatIsOutsideIsNone(String value, String currency) {
        assertThat(Money.parse(value, Currency.getInstance(currency))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"XAU", "XTS", "CLF", "UYW", "EURO", "eur", "''", "ABC"})
    void notEveryCodeIsACurrencyToPayIn(String code) {
        assertThat(Money.currency(code)).isEmpty();
    }

    @Test
    void currenciesAreNotMixedAndNothingIsBelowNothing() {
        var one = new Money(1, EUR);
        assertThatIllegalArgumentException().isThrownBy(() -> one.plus(new Money(1, USD)));
        assertThatIllegalArgumentException().isThrownBy(() -> one.minus(new Money(2, EUR)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Money(Money.MOST, EUR).plus(one));
        assertThat(one.minus(one)).isEqualTo(Money.nothing(EUR));
    }

    private Money any(Currency currency) {
        int length = random.nextInt(1, 51);
        return new Money(Math.max(1, random.nextLong(1L << length) % Money.MOST), currency);
    }

    private String digits() {
        var text = new StringBuilder();
        for (int i = random.nextInt(1, 8); i > 0; i--) {
            text.append("0123456789.".charAt(random.nextInt(11)));
        }
        return text.toString();
    }
}
