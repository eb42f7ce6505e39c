package dev.actionsgateway.expressions;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.regex.Pattern;

/// Numbers in texts, as the language reads and writes them.
final class Numbers {

    private static final int DIGITS = 15;
    private static final int SMALLEST_PLAIN_EXPONENT = -4;
    private static final Pattern DECIMAL =
            Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");
    private static final Pattern HEX = Pattern.compile("0x[0-9a-fA-F]{1,8}");
    private static final Pattern OCTAL = Pattern.compile("0o[0-7]{1,11}");

    private Numbers() {}

    /// Reads decimals with exponents, `0x…`, `0o…` (32 bits, signed) and `Infinity`.
    ///
    /// The empty text is zero, everything else NaN.
    static double parse(String text) {
        String trimmed = text.strip();
        if (trimmed.isEmpty()) {
            return 0;
        }
        if (DECIMAL.matcher(trimmed).matches()) {
            return Double.parseDouble(trimmed);
        }
        if (HEX.matcher(trimmed).matches()) {
            return (int) Long.parseLong(trimmed.substring(2), 16);
        }
        if (OCTAL.matcher(trimmed).matches()) {
            long bits = Long.parseLong(trimmed.substring(2), 8);
            return bits <= 0xFFFF_FFFFL ? (int) bits : Double.NaN;
        }
        return switch (trimmed) {
            case "Infinity", "+Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> Double.NaN;
        };
    }

    /// Writes at most 15 digits; from 1E+15 and below 0.0001 with an exponent of two digits or
    /// more.
    static String format(double value) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "Infinity" : "-Infinity";
        }
        if (value == 0) {
            return "0";
        }
        BigDecimal rounded =
                new BigDecimal(value).round(new MathContext(DIGITS)).stripTrailingZeros();
        int exponent = rounded.precision() - rounded.scale() - 1;
        if (exponent >= SMALLEST_PLAIN_EXPONENT && exponent < DIGITS) {
            return rounded.toPlainString();
        }
        String digits = rounded.unscaledValue().abs().toString();
        String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
        String sign = value < 0 ? "-" : "";
        return "%s%s%sE%s%02d"
                .formatted(
                        sign,
                        digits.charAt(0),
                        fraction,
                        exponent < 0 ? "-" : "+",
                        Math.abs(exponent));
    }
}
