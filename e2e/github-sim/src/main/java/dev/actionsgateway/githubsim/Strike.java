package dev.actionsgateway.githubsim;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.actionsgateway.githubsim.faults.Fault;
import dev.actionsgateway.githubsim.faults.Faults;
import dev.actionsgateway.githubsim.http.Answer;
import dev.actionsgateway.githubsim.http.Front.Deed;
import java.util.Optional;
import java.util.function.Function;

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
                    spoil(instead, otherwise, answer -> new Deed.Truncate(answer, bytes, end));
            case Fault.Kind.Trickles(var pause, var instead) ->
                    spoil(instead, otherwise, answer -> new Deed.Trickle(answer, pause));
        };
    }

    private static Deed spoil(
            Optional<Fault.Kind.Answers> instead, Otherwise otherwise, Function<Answer, Deed> how)
            throws InterruptedException {
        if (instead.isPresent()) {
            return how.apply(answer(instead.get()));
        }
        var deed = otherwise.deed();
        return deed instanceof Deed.Send(var answer) ? how.apply(answer) : deed;
    }

    private static Answer answer(Fault.Kind.Answers answers) {
        return Answer.of(answers.status(), answers.headers(), answers.body().getBytes(UTF_8));
    }
}
