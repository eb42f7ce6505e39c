package dev.actionsgateway.github.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.github.auth.PrivateKeys.Reading;
import java.io.StringWriter;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.junit.jupiter.api.Test;

class PrivateKeysTest {
    private static final RSAPrivateCrtKey KEY = TestKeys.PRIVATE;

    @Test
    void aKeyAsGitHubHandsItOutIsRead() throws Exception {
        var pkcs1 = pem(KEY);

        assertThat(pkcs1).startsWith("-----BEGIN RSA PRIVATE KEY-----");
        assertThat(PrivateKeys.read(pkcs1)).isEqualTo(new Reading.Key(KEY));
    }

    @Test
    void aKeyInPkcs8IsReadAndWritten() {
        var pkcs8 = PrivateKeys.write(KEY);

        assertThat(pkcs8).startsWith("-----BEGIN PRIVATE KEY-----");
        assertThat(PrivateKeys.read("\n some words\n" + pkcs8)).isEqualTo(new Reading.Key(KEY));
    }

    @Test
    void whatIsNoUsableKeyIsUnreadableWithItsReason() throws Exception {
        var curve = KeyPairGenerator.getInstance("EC").generateKeyPair().getPrivate();
        var small = KeyPairGenerator.getInstance("RSA");
        small.initialize(1024);

        assertThat(why("")).contains("no unencrypted private key");
        assertThat(why(pem(TestKeys.PUBLIC))).contains("no unencrypted private key");
        assertThat(why(pem(curve))).contains("not an RSA key");
        assertThat(why(pem(small.generateKeyPair().getPrivate()))).contains("shorter than 2048");
        assertThat(why("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----"))
                .contains("damaged");
    }

    @Test
    void aReadKeyDoesNotPrintItself() {
        assertThat(PrivateKeys.read(PrivateKeys.write(KEY))).hasToString("an RSA key of 2048 bits");
    }

    private static String why(String pem) {
        return ((Reading.Unreadable) PrivateKeys.read(pem)).why();
    }

    private static String pem(Object object) throws Exception {
        var text = new StringWriter();
        try (var pem = new JcaPEMWriter(text)) {
            pem.writeObject(object);
        }
        return text.toString();
    }
}
