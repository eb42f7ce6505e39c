package dev.actionsgateway.githubsim;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.actionsgateway.githubsim.faults.Fault;
import dev.actionsgateway.githubsim.faults.Faults;
import dev.actionsgateway.githubsim.http.Answer;
import dev.actionsgateway.githubsim.http.Front.Deed;

/// What a fault makes of a request, wherever requests come in.
final class Strike {
    private final Faults faults;

    Strike(Faults faults) {
        this.faults = faults;
    }

    /// What would be done if nothing struck. Asked at most once, and not at all when the fault
    /// needs no answer.
    interface Otherwise {
        Deed deed() throws InterruptedException;
    }

    /// Waits as long as the fault wants, and says what is done instead.
    Deed by(Fault fault, Otherwise otherwise) throws InterruptedException {
        faults.wait(fault.delay());
        return switch (fault.kind()) {
            case Fault.Kind.Slow() -> otherwise.deed();
            case Fault.Kind.Answers answers -> new Deed.Send(answer(answers));
            case Fault.Kind.Resets() -> new Deed.Reset();
            case Fault.Kind.BlackHole() -> {
                faults.hang();
                yield new Deed.Reset();
            }
            case Fault.Kind.Cuts(var bytes, var end, var instead) ->
                    instead.isPresent()
                            ? new Deed.Truncate(answer(instead.get()), bytes, end)
                            : switch (otherwise.deed()) {
                                case Deed.Send(var answer) -> new Deed.Truncate(answer, bytes, end);
                                case Deed.Reset reset -> reset;
                                case Deed.Truncate cut -> cut;
                            };
        };
    }

    private static Answer answer(Fault.Kind.Answers answers) {
        return Answer.of(answers.status(), answers.headers(), answers.body().getBytes(UTF_8));
    }
}
