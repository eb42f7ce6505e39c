package dev.actionsgateway.github.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressTest {
    @ParameterizedTest
    @CsvSource({
        "https://h/api/v3, /a/b, https://h/api/v3/a/b",
        "https://h/38/, acquirejob, https://h/38/acquirejob",
        "https://h/38//, //acquirejob, https://h/38/acquirejob",
        "https://h, session, https://h/session",
    })
    void aBaseKeepsItsPathAndOneSlashJoins(String base, String path, String joined) {
        assertThat(Address.join(URI.create(base), path)).hasToString(joined);
    }

    @Test
    void aQueryIsEncodedInItsOrder() {
        var query = new LinkedHashMap<String, String>();
        query.put("name", "a b&c");
        query.put("x", "1+1");

        assertThat(Address.join(URI.create("https://h/"), "p", query))
                .hasToString("https://h/p?name=a%20b%26c&x=1%2B1");
    }

    @Test
    void whatIsSpokenHasNoQueryAndNoUser() {
        assertThat(Address.spoken(URI.create("https://u:p@h:8443/a?token=t#f")))
                .isEqualTo("https://h:8443/a");
    }
}
