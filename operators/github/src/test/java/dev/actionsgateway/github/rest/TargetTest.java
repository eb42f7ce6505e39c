package dev.actionsgateway.github.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {
    @ParameterizedTest
    @CsvSource({
        "https://github.com/acme, https://api.github.com, orgs/acme",
        "https://GitHub.com/acme/widgets/, https://api.github.com, repos/acme/widgets",
        "https://www.github.com/enterprises/big, https://api.github.com, enterprises/big",
        "https://acme.ghe.com/acme, https://api.acme.ghe.com, orgs/acme",
        "https://acme.ghe.com:8443/acme, https://api.acme.ghe.com:8443, orgs/acme",
        "https://ghes.test/acme/widgets, https://ghes.test/api/v3, repos/acme/widgets",
        "http://ghes.test:8080/acme, http://ghes.test:8080/api/v3, orgs/acme",
        "http://github.localhost/acme, http://api.github.localhost, orgs/acme",
        "https://notgithub.com/acme, https://notgithub.com/api/v3, orgs/acme",
    })
    void anAddressMeansABaseAndAScope(String address, String api, String path) {
        var target = Target.parse(address);

        assertThat(target.api()).hasToString(api);
        assertThat(target.scope().path()).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "github.com/acme",
                "ftp://github.com/acme",
                "https://github.com",
                "https://github.com/a/b/c",
                "https://github.com/a%2Fb",
                "https://me:pw@github.com/a",
                "https://github.com/a?x=1"
            })
    void whatNamesNobodyIsRefused(String address) {
        assertThatIllegalArgumentException().isThrownBy(() -> Target.parse(address));
    }
}
