package dev.actionsgateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.proxy.judge.Egress.Verdict;
import dev.actionsgateway.proxy.judge.Target;
import dev.actionsgateway.proxy.meta.Published;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyConfigTest {

    @Test
    void theTenantIsEnoughAndTheRestHasItsDefault() {
        var config = read(Map.of("TENANT", "team/gateway"));

        assertThat(config.port()).isEqualTo(3128);
        assertThat(config.managementPort()).isEqualTo(8080);
        assertThat(config.tunnels()).isEqualTo(5000);
        assertThat(config.tunnelsPerClient()).isEqualTo(2500);
        assertThat(config.idleLimit()).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void allMistakesAreToldAtOnceWithVariableValueAndRemedy() {
        var reading =
                ProxyConfig.fromEnv(
                        Map.of(
                                "GITHUB_URL", "http://github.com",
                                "ALLOWED_DESTINATIONS", "good.example, *.com",
                                "PRIVATE_RANGES", "10.0.0.1/8",
                                "CLUSTER_RANGES", "ten",
                                "EGRESS_MODE", "all",
                                "MAX_TUNNELS", "0",
                                "IDLE_LIMIT", "10m",
                                "PROXY_PORT", "70000"));

        assertThat(reading)
                .isInstanceOfSatisfying(
                        ProxyConfig.Reading.Wrong.class,
                        wrong ->
                                assertThat(wrong.problems())
                                        .hasSize(9)
                                        .anyMatch(it -> it.startsWith("TENANT is missing"))
                                        .anyMatch(it ->
                                                it.equals(
                                                        "EGRESS_MODE is 'all': set it to one of"
                                                                + " names, cidrs"))
                                        .anyMatch(it ->
                                                it.equals(
                                                        "MAX_TUNNELS is '0': set it to a number"
                                                                + " from 1 to 100000"))
                                        .anyMatch(it ->
                                                it.contains("IDLE_LIMIT is '10m'")
                                                        && it.contains("PT10M"))
                                        .anyMatch(it ->
                                                it.startsWith("ALLOWED_DESTINATIONS: '*.com'")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "github.com:443",
                "api.github.com:443",
                "codeload.github.com:443",
                "broker.actions.githubusercontent.com:443",
                "run-actions-1-azure-eastus.actions.githubusercontent.com:443",
                "pipelinesghubeus6.actions.githubusercontent.com:443",
                "results-receiver.actions.githubusercontent.com:443",
                "objects.githubusercontent.com:443",
                "productionresultssa0.blob.core.windows.net:443",
                "productionresultssa19.blob.core.windows.net:443",
                "ghcr.io:443",
                "pkg-containers.githubusercontent.com:443",
                "mirror.corp.example:443"
            })
    void whatARunnerNeedsMayBeAskedFor(String authority) {
        assertThat(judge(Map.of("ALLOWED_DESTINATIONS", "mirror.corp.example"), authority))
                .isInstanceOf(Verdict.LookUp.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "other.blob.core.windows.net:443",
                "productionresultssa20.blob.core.windows.net:443",
                "someone.github.io:443",
                "example.org:443",
                "github.com:22"
            })
    void whatAnybodyMayFillMayNot(String authority) {
        assertThat(judge(Map.of(), authority)).isInstanceOf(Verdict.Refused.class);
    }

    @ParameterizedTest
    @CsvSource({
        "https://ghes.corp.example:8443, ghes.corp.example:8443, true",
        "https://ghes.corp.example:8443, uploads.ghes.corp.example:443, true",
        "https://ghes.corp.example, github.com:443, false",
        "https://acme.ghe.com, api.acme.ghe.com:443, true",
        "https://acme.ghe.com, github.com:443, true",
        "https://acme.ghe.com, other.ghe.com:443, false",
        "https://10.1.2.3, ghes.corp.example:443, false"
    })
    void aServerOfOnesOwnBringsItsOwnNames(String url, String authority, boolean allowed) {
        assertThat(judge(Map.of("GITHUB_URL", url), authority) instanceof Verdict.LookUp)
                .isEqualTo(allowed);
    }

    private static Verdict judge(Map<String, String> more, String authority) {
        var environment = new java.util.HashMap<>(more);
        environment.put("TENANT", "team/gateway");
        return read(environment).egress(Published.nothing()).judge(Target.parse(authority));
    }

    private static ProxyConfig read(Map<String, String> environment) {
        return switch (ProxyConfig.fromEnv(environment)) {
            case ProxyConfig.Reading.Read(var config) -> config;
            case ProxyConfig.Reading.Wrong(var problems) -> throw new AssertionError(problems);
        };
    }
}
