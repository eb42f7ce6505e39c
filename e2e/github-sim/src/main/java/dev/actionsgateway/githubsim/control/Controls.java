package dev.actionsgateway.githubsim.control;

import dev.actionsgateway.githubsim.auth.Tokens;
import dev.actionsgateway.githubsim.calls.CallLog;
import dev.actionsgateway.githubsim.core.World;
import dev.actionsgateway.githubsim.faults.Faults;
import dev.actionsgateway.githubsim.http.Answer;
import dev.actionsgateway.githubsim.http.Exchange;
import dev.actionsgateway.githubsim.http.Front.Deed;
import dev.actionsgateway.githubsim.http.Front.Inside;
import dev.actionsgateway.githubsim.http.Routes;

/// The control interface. It asks for no token: its listener belongs where only tests reach it.
public final class Controls implements Inside {
    private final Routes routes = new Routes();

    public Controls(World world, Tokens tokens, Faults faults, CallLog calls, Workflows workflows) {
        new RunOrders(world, workflows).add(routes);
        new FleetOrders(world, tokens).add(routes);
        new SetupOrders(world, faults).add(routes);
        new Looks(world, tokens, calls).add(routes);
    }

    @Override
    public Deed handle(Exchange exchange) throws InterruptedException {
        var match = routes.find(exchange.method(), exchange.path());
        if (match.isEmpty()) {
            return new Deed.Send(Answer.unserved());
        }
        try {
            return new Deed.Send(
                    match.get().handler().answer(exchange.with(match.get().variables())));
        } catch (Refusal e) {
            return new Deed.Send(e.answer());
        }
    }
}
