package dev.actionsgateway.githubsim.control;

import dev.actionsgateway.githubsim.core.World;
import dev.actionsgateway.githubsim.faults.Faults;
import dev.actionsgateway.githubsim.http.Answer;
import dev.actionsgateway.githubsim.http.Exchange;
import dev.actionsgateway.githubsim.http.Routes;
import dev.actionsgateway.githubsim.json.Json;
import dev.actionsgateway.githubsim.settings.SettingsJson;
import java.time.DateTimeException;
import java.time.Duration;

/// Settings, clock and faults.
final class SetupOrders {
    private final World world;
    private final Faults faults;

    SetupOrders(World world, Faults faults) {
        this.world = world;
        this.faults = faults;
    }

    void add(Routes routes) {
        var orders = new FaultOrders(faults);
        routes.add("GET", "/settings", _ -> settings());
        routes.add("PATCH", "/settings", this::change);
        routes.add("PUT", "/settings", this::change);
        routes.add("POST", "/faults", orders::add);
        routes.add("GET", "/faults", _ -> orders.list());
        routes.add(
                "DELETE",
                "/faults",
                _ -> {
                    faults.clear();
                    return Acts.done();
                });
        routes.add("GET", "/clock", _ -> clock());
        routes.add("POST", "/clock", this::clock);
    }

    private Answer settings() {
        return Answer.json(200, SettingsJson.write(world.settings()));
    }

    private Answer change(Exchange exchange) {
        var wanted = Wanted.of(exchange).fields().object();
        return switch (SettingsJson.change(world.settings(), wanted)) {
            case SettingsJson.Change.Changed(var settings) -> {
                world.settings(settings);
                yield settings();
            }
            case SettingsJson.Change.Wrong(var field, var value, var remedy) ->
                    throw new Refusal(field, value, remedy);
        };
    }

    private Answer clock() {
        var clock = world.timers().clock();
        return Answer.json(
                200,
                Json.object()
                        .add("now", clock.instant().toString())
                        .add("shown", clock.shown().toString())
                        .add("offset", clock.offset().toString())
                        .add("skew", clock.skew().toString())
                        .build());
    }

    private Answer clock(Exchange exchange) throws InterruptedException {
        var wanted = Wanted.of(exchange);
        if (wanted.fields().has("skew")) {
            world.timers().clock().skew(skew(wanted.text("skew")));
        }
        if (wanted.fields().has("advance")) {
            world.timers().advance(wanted.duration("advance"));
        }
        return clock();
    }

    private static Duration skew(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeException _) {
            throw new Refusal("skew", text, "write ISO 8601, as PT5M or -PT5M");
        }
    }
}
