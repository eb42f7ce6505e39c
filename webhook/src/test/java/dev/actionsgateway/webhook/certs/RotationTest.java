package dev.actionsgateway.webhook.certs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.kit.ManualClock;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RotationTest {
    private static final Lifetimes LIFETIMES = Lifetimes.standard();
    private static final Set<String> HOSTS = Set.of("webhook.platform.svc", "127.0.0.1");

    private final ManualClock clock = new ManualClock(Instant.parse("2026-11-26T12:00:00Z"));
    private final Rotation rotation = rotation(HOSTS);
    private final Kept first = rotation.first();

    private Rotation rotation(Set<String> hosts) {
        return new Rotation(LIFETIMES, hosts, new Issuer(LIFETIMES, clock, new SecureRandom()));
    }

    private Kept next(Kept kept, List<X509Certificate> published) {
        return rotation.next(kept, published, clock.instant());
    }

    @Test
    void theFirstAuthoritySignsACertificateForAllHosts() throws Exception {
        var server = first.server().certificate();

        assertThat(first.authority().signed(server)).isTrue();
        assertThat(server.getSubjectAlternativeNames())
                .extracting(name -> String.valueOf(name.get(1)))
                .containsExactlyInAnyOrderElementsOf(List.copyOf(HOSTS));
        assertThat(server.getNotAfter().toInstant())
                .isEqualTo(clock.instant().plus(LIFETIMES.server()));
        assertThat(first.trusted()).containsExactly(first.authority().certificate());
    }

    @Test
    void nothingIsRenewedBeforeTwoThirdsOfItsLifeAreOver() {
        clock.advance(Duration.ofDays(59));

        assertThat(next(first, first.trusted())).isEqualTo(first);
    }

    @Test
    void aServersCertificateIsRenewedByTheSameAuthority() {
        clock.advance(Duration.ofDays(60));

        var renewed = next(first, first.trusted());

        assertThat(renewed.authority()).isEqualTo(first.authority());
        assertThat(renewed.server()).isNotEqualTo(first.server());
        assertThat(next(renewed, first.trusted())).isEqualTo(renewed);
    }

    @Test
    void otherHostsNeedAnotherCertificate() {
        var more = rotation(Set.of("webhook.platform.svc", "127.0.0.1", "other"));

        var renewed = more.next(first, first.trusted(), clock.instant());

        assertThat(renewed.server()).isNotEqualTo(first.server());
        assertThat(renewed.authority()).isEqualTo(first.authority());
    }

    @Test
    void aNewAuthorityIsTrustedBeforeItSignsAndTheFormerUntilItEnds() {
        clock.advance(LIFETIMES.authority().multipliedBy(2).dividedBy(3));
        var both = rest(first, first.trusted());
        assertThat(both.authority()).isEqualTo(first.authority());
        assertThat(both.trusted()).hasSize(2);

        // made, but not settled; then settled, but not published
        assertThat(next(both, both.trusted())).isEqualTo(both);
        clock.advance(LIFETIMES.settle());
        assertThat(next(both, first.trusted())).isEqualTo(both);

        var promoted = next(both, both.trusted());
        assertThat(promoted.authority()).isEqualTo(both.next().orElseThrow());
        assertThat(promoted.authority().signed(promoted.server().certificate())).isTrue();
        assertThat(promoted.trusted())
                .containsExactly(
                        promoted.authority().certificate(), first.authority().certificate());

        clock.advance(LIFETIMES.authority().dividedBy(3));
        assertThat(rest(promoted, promoted.trusted()).trusted())
                .containsExactly(promoted.authority().certificate());
    }

    @Test
    void whoHasSleptForYearsBeginsAnew() {
        clock.advance(LIFETIMES.authority());

        assertThat(next(first, first.trusted()).authority()).isNotEqualTo(first.authority());
    }

    @Test
    void theSecretHoldsAllOfItAndWhatIsBrokenIsNothing() {
        clock.advance(LIFETIMES.authority().multipliedBy(2).dividedBy(3));
        var both = next(first, first.trusted());
        clock.advance(LIFETIMES.settle());
        var promoted = next(both, both.trusted());

        for (var kept : List.of(first, both, promoted)) {
            assertThat(Kept.of(kept.data())).contains(kept);
        }
        assertThat(Kept.of(Map.of())).isEmpty();
        for (var key : List.of("ca.crt", "ca.key", "tls.crt", "tls.key")) {
            var broken = new HashMap<>(first.data());
            broken.put(key, "bm9uc2Vuc2U=");
            assertThat(Kept.of(broken)).as(key).isEmpty();
        }
        assertThat(first.toString()).doesNotContain("PRIVATE");
    }

    private Kept rest(Kept kept, List<X509Certificate> published) {
        var now = next(kept, published);
        return now.equals(kept) ? kept : rest(now, published);
    }
}
