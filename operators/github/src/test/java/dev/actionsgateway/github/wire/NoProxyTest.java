package dev.actionsgateway.github.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoProxyTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    *                   | github.com        | 443 | true
                    github.com          | github.com        | 443 | true
                    github.com          | GitHub.COM.       | 443 | true
                    github.com          | api.github.com    | 443 | true
                    github.com          | notgithub.com     | 443 | false
                    .github.com         | api.github.com    | 443 | true
                    .github.com         | github.com        | 443 | false
                    *.svc.cluster.local | a.b.svc.cluster.local | 80 | true
                    *.svc.cluster.local | svc.cluster.local | 80  | false
                    10.1.2.3            | 10.1.2.3          | 443 | true
                    10.1.2.3            | 10.1.2.33         | 443 | false
                    10.0.0.0/8          | 10.200.1.1        | 443 | true
                    10.0.0.0/8          | 11.0.0.1          | 443 | false
                    10.0.0.0/8          | ten.example.test  | 443 | false
                    10.16.0.0/12        | 10.31.255.255     | 443 | true
                    10.16.0.0/12        | 10.32.0.0         | 443 | false
                    0.0.0.0/0           | 8.8.8.8           | 443 | true
                    10.0.0.0/33         | 10.0.0.0          | 443 | false
                    10.0.0.0/x          | 10.0.0.0          | 443 | false
                    ::1                 | ::1               | 443 | true
                    [::1]               | [::1]             | 443 | true
                    [::1]:8443          | [::1]             | 443 | false
                    [::1]:8443          | [::1]             | 8443 | true
                    fd00::/8            | [fdab::1]         | 443 | true
                    fd00::/8            | [fe80::1]         | 443 | false
                    fd00::/8            | 253.0.0.1         | 443 | false
                    github.com:8443     | github.com        | 443 | false
                    github.com:8443     | api.github.com    | 8443 | true
                    10.0.0.0/8:8443     | 10.0.0.1          | 8443 | true
                    localhost,10.0.0.0/8 | 10.0.0.1         | 1   | true
                    'a , b.test'        | b.test            | 1   | true
                    ,                   | a                 | 1   | false
                    127.0.0.1           | localhost         | 80  | false
                    999.0.0.1           | 999.0.0.1         | 80  | true
                    """)
    void aTargetIsDirectAsTheListSays(String list, String host, int port, boolean direct) {
        assertThat(NoProxy.parse(list).matches(host, port)).isEqualTo(direct);
    }
}
