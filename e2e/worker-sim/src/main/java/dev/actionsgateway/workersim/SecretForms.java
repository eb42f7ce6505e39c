package dev.actionsgateway.workersim;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Stream;

/// The shapes in which a secret may show up in a log.
final class SecretForms {
    private static final int LONG_ENOUGH_TO_TRIM = 8;

    private SecretForms() {}

    /// The value itself and its encodings; empty ones are left out.
    static Stream<String> of(String value) {
        return Stream.of(
                        value,
                        base64(value, 0),
                        base64(value, 1),
                        base64(value, 2),
                        value.replace("\"", "\\\""),
                        value.replace("'", "''"),
                        json(value),
                        URLEncoder.encode(value, UTF_8).replace("+", "%20"),
                        xml(value),
                        withoutQuotes(value),
                        beforeAmpersand(value),
                        afterAmpersand(value))
                .filter(form -> !form.isEmpty());
    }

    /// How the value ends in the base64 of a text that has this many characters before it, modulo
    /// three.
    private static String base64(String value, int shift) {
        byte[] bytes = value.getBytes(UTF_8);
        return bytes.length <= shift
                ? ""
                : Base64.getEncoder()
                        .encodeToString(Arrays.copyOfRange(bytes, shift, bytes.length));
    }

    private static String json(String value) {
        String quoted = Json.PROVIDER.createValue(value).toString();
        return quoted.substring(1, quoted.length() - 1);
    }

    private static String xml(String value) {
        return value.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&apos;");
    }

    private static String withoutQuotes(String value) {
        return value.length() > LONG_ENOUGH_TO_TRIM
                        && value.startsWith("\"")
                        && value.endsWith("\"")
                ? value.substring(1, value.length() - 1)
                : "";
    }

    /// PowerShell writes an error's text in two parts around an ampersand.
    private static String beforeAmpersand(String value) {
        int at = value.lastIndexOf('&');
        return at < 0 ? "" : value.substring(0, at + 1);
    }

    private static String afterAmpersand(String value) {
        int at = value.lastIndexOf('&');
        return at < 0 || value.length() - at <= LONG_ENOUGH_TO_TRIM ? "" : value.substring(at + 1);
    }
}
