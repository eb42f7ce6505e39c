package dev.actionsgateway.probe.cli;

import dev.actionsgateway.probe.investigate.Investigation;
import dev.actionsgateway.probe.investigate.Undecided;
import dev.actionsgateway.probe.investigate.Verdict;
import dev.actionsgateway.probe.lab.Lab;
import dev.actionsgateway.probe.lab.SetbackException;

/// Conducts an investigation: asks, prints the verdict, and puts away what was made.
///
/// @param terminal where it prints
record Conduct(Terminal terminal) {

    /// Asks; the answer is the exit code.
    int of(Investigation investigation, Lab lab) throws InterruptedException {
        terminal.say(investigation.question());
        try {
            var verdict = asked(investigation, lab);
            terminal.say("");
            terminal.say("Verdict   " + verdict.getClass().getSimpleName());
            terminal.say("  " + verdict.says());
            terminal.say("  Design: " + verdict.advice());
            terminal.say("  Evidence: the " + lab.trail().steps().size() + " exchanges above.");
            terminal.say("");
            return verdict instanceof Undecided ? 1 : 0;
        } finally {
            putAway(lab);
        }
    }

    private static Verdict asked(Investigation investigation, Lab lab) throws InterruptedException {
        try {
            return investigation.ask(lab);
        } catch (SetbackException e) {
            return new Undecided(e.why());
        }
    }

    /// Also after an interrupt: what was made must not stay.
    private static void putAway(Lab lab) throws InterruptedException {
        boolean interrupted = Thread.interrupted();
        lab.tidy();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
