package dev.actionsgateway.githubsim.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.actionsgateway.githubsim.core.RunnerView;
import dev.actionsgateway.githubsim.json.Json;
import dev.actionsgateway.githubsim.settings.Modes;
import dev.actionsgateway.githubsim.settings.Modes.JitValues;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.math.BigInteger;
import java.security.interfaces.RSAPrivateCrtKey;
import java.util.Arrays;
import java.util.Base64;

/// The three files of a just-in-time runner, packed as `encoded_jit_config`.
final class JitConfig {
    private JitConfig() {}

    static String encode(
            RunnerView runner, RSAPrivateCrtKey key, String base, String workFolder, Modes modes) {
        return base64(
                Json.object()
                        .add(".runner", base64(settings(runner, base, workFolder, modes)))
                        .add(".credentials", base64(credentials(runner, base, modes)))
                        .add(".credentials_rsaparams", base64(parameters(key)))
                        .build());
    }

    private static JsonObject settings(
            RunnerView runner, String base, String workFolder, Modes modes) {
        boolean text = modes.jitValues() == JitValues.TEXT;
        var object = Json.object();
        number(object, "AgentId", runner.id().value(), text);
        object.add("AgentName", runner.spec().name());
        number(object, "PoolId", runner.spec().group(), text);
        object.add("PoolName", "Default");
        flag(object, "DisableUpdate", false, text);
        flag(object, "Ephemeral", true, text);
        object.add("ServerUrl", base + "/tenant/T1/");
        object.add("ServerUrlV2", base + "/broker/");
        flag(object, "UseV2Flow", true, text);
        object.add("GitHubUrl", base + "/" + runner.spec().scope().path());
        object.add("WorkFolder", workFolder);
        return object.build();
    }

    private static void number(JsonObjectBuilder object, String name, long value, boolean text) {
        if (text) {
            object.add(name, Long.toString(value));
        } else {
            object.add(name, value);
        }
    }

    private static void flag(JsonObjectBuilder object, String name, boolean value, boolean text) {
        if (text) {
            object.add(name, value ? "True" : "False");
        } else {
            object.add(name, value);
        }
    }

    private static JsonObject credentials(RunnerView runner, String base, Modes modes) {
        return Json.object()
                .add("Scheme", "OAuth")
                .add(
                        "Data",
                        Json.object()
                                .add("ClientId", runner.clientId().toString())
                                .add("AuthorizationUrl", base + "/oauth/_apis/oauth2/token/T1")
                                .add(
                                        "RequireFipsCryptography",
                                        modes.fipsRequired() ? "True" : "False"))
                .build();
    }

    private static JsonObject parameters(RSAPrivateCrtKey key) {
        return Json.object()
                .add("d", unsigned(key.getPrivateExponent()))
                .add("dp", unsigned(key.getPrimeExponentP()))
                .add("dq", unsigned(key.getPrimeExponentQ()))
                .add("exponent", unsigned(key.getPublicExponent()))
                .add("inverseQ", unsigned(key.getCrtCoefficient()))
                .add("modulus", unsigned(key.getModulus()))
                .add("p", unsigned(key.getPrimeP()))
                .add("q", unsigned(key.getPrimeQ()))
                .build();
    }

    private static String unsigned(BigInteger number) {
        var bytes = number.toByteArray();
        int from = bytes.length > 1 && bytes[0] == 0 ? 1 : 0;
        return Base64.getEncoder().encodeToString(Arrays.copyOfRange(bytes, from, bytes.length));
    }

    private static String base64(JsonObject object) {
        return Base64.getEncoder().encodeToString(Json.string(object).getBytes(UTF_8));
    }
}
