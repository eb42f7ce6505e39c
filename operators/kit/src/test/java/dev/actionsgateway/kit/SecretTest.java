package dev.actionsgateway.kit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Serializable;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SecretTest {
    private record Login(String user, Secret password) {}

    @Test
    void printsAsThreeStarsWhereverItTravels() {
        var secret = Secret.of("hunter2");

        assertThat(secret).hasToString("***");
        assertThat(new Login("ann", secret)).hasToString("Login[user=ann, password=***]");
        assertThat(Optional.of(secret)).hasToString("Optional[***]");
        assertThat("%s".formatted(secret)).isEqualTo("***");
    }

    @Test
    void givesItsValueOnlyToWhoeverAsksForItByName() {
        assertThat(Secret.of("hünter2").reveal()).isEqualTo("hünter2");
        assertThat(Secret.of("ü").revealBytes()).isEqualTo("ü".getBytes(UTF_8));
    }

    @Test
    void itsBytesCannotBeChangedFromOutside() {
        var bytes = new byte[] {1, 2, 3};
        var secret = Secret.of(bytes);

        bytes[0] = 9;
        secret.revealBytes()[1] = 9;

        assertThat(secret.revealBytes()).containsExactly(1, 2, 3);
    }

    @Test
    void equalsByValueAndHashesToNothing() {
        assertThat(Secret.of("a")).isEqualTo(Secret.of("a")).isNotEqualTo(Secret.of("b"));
        assertThat(Secret.of("a").hashCode()).isEqualTo(Secret.of("b").hashCode());
        assertThat(Secret.of("a").equals((Object) "a")).isFalse();
    }

    @Test
    void anEmptyOneIsAMissingConfiguration() {
        assertThatThrownBy(() -> Secret.of("")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Secret.of(new byte[0]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void noSerializerFindsAWayIn() {
        assertThat(Serializable.class.isAssignableFrom(Secret.class)).isFalse();
        assertThat(
                        Arrays.stream(Secret.class.getMethods())
                                .filter(m -> looksLikeAProperty(m.getName())))
                .isEmpty();
        assertThat(Arrays.stream(Secret.class.getDeclaredFields()))
                .allMatch(field -> Modifier.isPrivate(field.getModifiers()));
    }

    private static boolean looksLikeAProperty(String method) {
        return !method.equals("getClass") && method.matches("(get|is)[A-Z].*");
    }
}
