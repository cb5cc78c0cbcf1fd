package dev.cloakroom.domain.tasks.options;

/// How the numbers of a column are written.
///
/// @param decimalComma whether `1,5` is one and a half
/// @param thousands what stands between groups of three digits; 0 where nothing does
public record NumberForm(boolean decimalComma, char thousands) {

    /// What may stand between groups. The apostrophe is Swiss.
    public static final String SEPARATORS = ",. '";

    public static final NumberForm PLAIN = new NumberForm(false, '\0');

    public NumberForm {
        if (thousands != 0 && (SEPARATORS.indexOf(thousands) < 0 || thousands == (decimalComma ? ',' : '.'))) {
            throw new IllegalArgumentException("no separator of thousands: " + thousands);
        }
    }

    public char decimalMark() {
        return decimalComma ? ',' : '.';
    }
}
