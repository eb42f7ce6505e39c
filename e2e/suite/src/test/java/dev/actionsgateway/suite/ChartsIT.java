package dev.actionsgateway.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.actionsgateway.cluster.ApiServer;
import dev.actionsgateway.cluster.OnCluster;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The charts as texts: what others' checkers say of them, and what they say to bad values.
@OnCluster
class ChartsIT {
    private static final String[] EVERYTHING = {
        "podMonitor.enabled=true,podMonitor.labels.team=a",
        "webhook.certManager.enabled=true,webhook.certManager.issuerRef.name=ours",
        "image.pullSecrets={pull},image.digests.gmc=sha256:" + "0a".repeat(32),
        "cluster.ranges={10.0.0.0/8,fd00::/8},cluster.apiServerRanges={10.0.0.1/32}",
        "tenants.reservedNamespaces={infra-*},tenants.allowedPriorityClasses={low}",
        "tenants.allowedInfraPriorityClasses={high}",
        "gmc.nodeSelector.pool=system,webhook.tolerations[0].key=system"
    };
    private static final String[] ALL_OF_A_TENANT = {
        HelmCharts.LEAST,
        "name=acme,githubCaBundle.name=ca,securityProfile=baseline,proxy.maxReplicas=4",
        "agc.logLevel=debug,quota.pods=10,runnerGroups[0].name=linux",
        "runnerGroups[0].spec.runnerLabels={linux}",
        "podMonitor.enabled=true,podMonitor.labels.release=prometheus"
    };

    /// Kinds that no API server knows by itself: ours, and those of operators that may be there.
    private static final String KNOWN_TO_OTHERS =
            "actionsgateway.dev/v1alpha1/ActionsGateway,monitoring.coreos.com/v1/PodMonitor,"
                    + "cert-manager.io/v1/Certificate";

    private static HelmCharts charts;

    @BeforeAll
    static void begin(ApiServer server) throws InterruptedException {
        charts = HelmCharts.on(server);
    }

    @AfterAll
    static void end() {
        charts.close();
    }

    @Test
    void helmLintHasNothingToSayWhateverIsSwitchedOn() throws InterruptedException {
        assertThat(charts.lint(HelmCharts.PLATFORM)).contains("0 chart(s) failed");
        assertThat(charts.lint(HelmCharts.PLATFORM, EVERYTHING)).contains("0 chart(s) failed");
        assertThat(charts.lint(HelmCharts.TENANT, HelmCharts.LEAST)).contains("0 chart(s) failed");
        assertThat(charts.lint(HelmCharts.TENANT, ALL_OF_A_TENANT)).contains("0 chart(s) failed");
    }

    @Test
    void everyFieldIsOneThatTheApiServerKnows(@TempDir Path folder) throws Exception {
        Schemas.write(charts.client(), folder);
        var kubeconform = FieldTool.named("kubeconform");
        var schemas = folder.resolve(Schemas.FILE).toString();

        for (var yaml : renderings().toList()) {
            var verdict =
                    kubeconform.judge(
                            yaml,
                            "-strict",
                            "-summary",
                            "-schema-location",
                            schemas,
                            "-skip",
                            KNOWN_TO_OTHERS);

            assertThat(verdict.text()).contains("Invalid: 0, Errors: 0").doesNotContain("Valid: 0");
            assertThat(verdict.exit()).as(verdict.text()).isZero();
        }
    }

    @Test
    void aFieldThatTheApiServerWouldDropIsSeen(@TempDir Path folder) throws Exception {
        Schemas.write(charts.client(), folder);
        var schemas = folder.resolve(Schemas.FILE).toString();
        var wrong =
                charts.rendered(HelmCharts.PLATFORM, HelmCharts.NAMESPACE)
                        .replace("enableServiceLinks:", "enableServiceLink:");

        var verdict =
                FieldTool.named("kubeconform").judge(wrong, "-strict", "-schema-location", schemas);

        assertThat(verdict.exit()).isOne();
        assertThat(verdict.text()).contains("enableServiceLink");
    }

    /// Not asked for: pulling always, since images are pinned by tag or digest; limits of CPU,
    /// which throttle where requests share; anti-affinity, since topology spread does the same.
    @Test
    void kubeScoreFindsNothingToMend() throws Exception {
        var verdict =
                FieldTool.named("kube-score")
                        .judge(
                                charts.rendered(HelmCharts.PLATFORM, HelmCharts.NAMESPACE),
                                "score",
                                "--output-format=ci",
                                "--kubernetes-version=v1.30",
                                "--exit-one-on-warning",
                                "--ignore-test=container-image-pull-policy",
                                "--ignore-test=deployment-has-host-podantiaffinity",
                                "--ignore-container-cpu-limit");

        assertThat(verdict.text().lines().filter(line -> !line.startsWith("[OK]")))
                .noneMatch(line -> line.contains("[CRITICAL]") || line.contains("[WARNING]"));
        assertThat(verdict.exit()).as(verdict.text()).isZero();
    }

    @ParameterizedTest(name = "{0} is refused: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\"',
            textBlock =
                    """
                    gmc.replicas=two                    | '/gmc/replicas': got string, want integer
                    gmc.replica=1                       | '/gmc': additional properties 'replica' not allowed
                    webhook.certmanager.enabled=true    | '/webhook': additional properties 'certmanager'
                    networkpolicies=true                | 'networkpolicies' not allowed
                    image.digests.agc=sha256:12         | '/image/digests/agc': 'sha256:12' does not match
                    image.pullPolicy=Sometimes          | '/image/pullPolicy': value must be one of
                    runner.version=latest               | '/runner/version': 'latest' does not match
                    cluster.ranges={10.0.0.0}           | '/cluster/ranges/0': '10.0.0.0' does not match
                    tenants.allowedPrivateRanges={::/129} | '/tenants/allowedPrivateRanges/0': '::/129' does
                    tenants.allowedInfraPriorityClasses={A}       | '/tenants/allowedInfraPriorityClasses/0': 'A' does
                    tenants.allowedInfraPriorityClasses={low},tenants.allowedPriorityClasses={low} | both have low: workers could push out proxies
                    cluster.apiServerPorts={70000}      | '/cluster/apiServerPorts/0': maximum: got 70,000
                    """)
    void thePlatformNamesTheValueThatItRefuses(String setting, String words) {
        assertThatThrownBy(
                        () -> charts.rendered(HelmCharts.PLATFORM, HelmCharts.NAMESPACE, setting))
                .hasMessageContaining(words);
    }

    @ParameterizedTest(name = "{0} is refused: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\"',
            textBlock =
                    """
                    githubUrl=                          | githubUrl is missing: set it to https://github.com/
                    githubUrl=http://github.com/acme    | '/githubUrl': 'http://github.com/acme' does not
                    githubApp.installationId=null       | githubApp.installationId is missing: GitHub shows
                    githubApp.appId=null                | githubApp.clientId are missing: set one of them
                    githubApp.clientId=Iv1              | githubApp.clientId are both set: keep one of them
                    githubApp.appId=mine                | '/githubApp/appId': got string, want
                    githubApp.privateKeySecret.name=    | '/githubApp/privateKeySecret/name': minLength
                    securityProfile=lax                 | '/securityProfile': value must be one of
                    name=Acme                           | '/name': 'Acme' does not match
                    platform.namespace=A                | '/platform/namespace': 'A' does not match
                    runnerGroups[0].nam=x               | '/runnerGroups/0': additional properties 'nam'
                    podMonitor.enabled=yes              | '/podMonitor/enabled': got string, want boolean
                    podMonitor.lables.a=b               | '/podMonitor': additional properties 'lables'
                    replicas=3                          | additional properties 'replicas' not allowed
                    """)
    void aTenantNamesTheValueThatItRefuses(String setting, String words) {
        assertThatThrownBy(
                        () -> charts.rendered(HelmCharts.TENANT, "team", HelmCharts.LEAST, setting))
                .hasMessageContaining(words);
    }

    @Test
    void aTenantIsMonitoredIfAskedFor() throws InterruptedException {
        var least = charts.rendered(HelmCharts.TENANT, "team", HelmCharts.LEAST);
        var all = charts.rendered(HelmCharts.TENANT, "team", ALL_OF_A_TENANT);

        assertThat(least).doesNotContain("PodMonitor");
        assertThat(all)
                .contains("kind: PodMonitor", "release: prometheus")
                .contains("actionsgateway.dev/gateway: acme", "values: [agc, proxy]");
    }

    @Test
    void aNameThatIsTooLongIsRefusedWhereverItComesFrom() {
        var name = "a".repeat(53);

        assertThatThrownBy(() ->
                        charts.rendered(HelmCharts.TENANT, "t", HelmCharts.LEAST, "name=" + name))
                .hasMessageContaining("'/name': maxLength");
        assertThatThrownBy(() -> charts.rendered(HelmCharts.TENANT, name, HelmCharts.LEAST))
                .hasMessageContaining("set it to at most 52 lower case letters");
    }

    private static Stream<String> renderings() throws InterruptedException {
        return Stream.of(
                charts.rendered(HelmCharts.PLATFORM, HelmCharts.NAMESPACE),
                charts.rendered(HelmCharts.PLATFORM, HelmCharts.NAMESPACE, EVERYTHING),
                charts.rendered(HelmCharts.TENANT, "team", HelmCharts.LEAST),
                charts.rendered(HelmCharts.TENANT, "team", ALL_OF_A_TENANT));
    }
}
