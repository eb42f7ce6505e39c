package dev.actionsgateway.workersim;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaskerTest {
    private final Masker masker = new Masker();

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "xy", "xyz"})
    void aSecretIsFoundInTheBase64OfATextWhereverItStands(String before) {
        masker.add("hunter2-hunter2");

        String encoded =
                Base64.getEncoder().encodeToString((before + "hunter2-hunter2").getBytes(UTF_8));

        assertThat(masker.mask(encoded)).contains("***");
    }

    @Test
    void aSecretIsFoundInTheFormsOfOtherLanguages() {
        masker.add("a\"b'c<d&e/f long enough");

        assertThat(masker.mask("json: a\\\"b'c<d&e/f long enough.")).isEqualTo("json: ***.");
        assertThat(masker.mask("expr: 'a\"b''c<d&e/f long enough'")).isEqualTo("expr: '***'");
        assertThat(masker.mask("xml: a&quot;b&apos;c&lt;d&amp;e/f long enough"))
                .isEqualTo("xml: ***");
        assertThat(masker.mask("uri: a%22b%27c%3Cd%26e%2Ff%20long%20enough")).isEqualTo("uri: ***");
    }

    @Test
    void theLongerSecretWinsAndOverlapsBecomeOne() {
        masker.add("abcdef");
        masker.add("abc");
        masker.add("efgh");

        assertThat(masker.mask("1 abcdefgh 2 abc 3")).isEqualTo("1 *** 2 *** 3");
    }

    @Test
    void eachLineOfASecretIsOne() {
        masker.add("first line\nsecond line\n");

        assertThat(masker.mask("a second line b")).isEqualTo("a *** b");
    }

    @Test
    void aPatternIsASecretAndHidesWhatItFinds() {
        assertThat(masker.addPattern("tok_[a-z]{4}")).isTrue();
        assertThat(masker.addPattern("broken(")).isFalse();

        assertThat(masker.mask("tok_abcd broken( tok_[a-z]{4} tok_ab"))
                .isEqualTo("*** *** *** tok_ab");
    }

    @Test
    void nothingIsHiddenByABlankSecret() {
        masker.add(" ");
        masker.add("");

        assertThat(masker.mask("a b")).isEqualTo("a b");
    }
}
