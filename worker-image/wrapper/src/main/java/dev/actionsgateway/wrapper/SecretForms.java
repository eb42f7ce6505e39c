package dev.actionsgateway.wrapper;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Stream;

/// The shapes in which a secret may show up.
final class SecretForms {
    private static final int BASE64_BLOCK = 3;

    private SecretForms() {}

    /// The whole value and each line of it, each as it is and encoded; nothing for blank text.
    static Stream<String> of(String secret) {
        String whole = secret.strip();
        return Stream.concat(Stream.of(whole), whole.lines().map(String::strip))
                .filter(text -> !text.isEmpty())
                .distinct()
                .flatMap(SecretForms::encoded)
                .filter(form -> !form.isEmpty());
    }

    private static Stream<String> encoded(String value) {
        return Stream.of(
                value,
                base64(value, 0),
                base64(value, 1),
                base64(value, 2),
                JsonText.escaped(value),
                value.replace("'", "''"),
                URLEncoder.encode(value, UTF_8),
                URLEncoder.encode(value, UTF_8).replace("+", "%20"),
                value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
    }

    /// How the value shows in the base64 of a longer text that has this many characters before it,
    /// modulo three: what depends on its neighbours is left out.
    private static String base64(String value, int shift) {
        byte[] bytes = value.getBytes(UTF_8);
        int length = bytes.length - shift;
        if (length <= 0) {
            return "";
        }
        int whole = shift + length - length % BASE64_BLOCK;
        byte[] part = Arrays.copyOfRange(bytes, shift, whole == shift ? bytes.length : whole);
        return Base64.getEncoder().encodeToString(part);
    }
}
