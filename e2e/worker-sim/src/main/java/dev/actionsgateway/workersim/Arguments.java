package dev.actionsgateway.workersim;

import java.util.List;

/// The command line: `spawnclient`, the number of the descriptor to read, and of that to write.
record Arguments(long read, long write) {

    /// @throws WorkerCrash if there are not exactly three, the word is another, or a number is none
    static Arguments parse(List<String> words) {
        if (words.size() != 3 || !words.getFirst().equalsIgnoreCase("spawnclient")) {
            throw new WorkerCrash(
                    "usage: Runner.Worker spawnclient <read handle> <write handle>, got " + words);
        }
        return new Arguments(handle(words.get(1)), handle(words.get(2)));
    }

    private static long handle(String word) {
        try {
            long number = Long.parseLong(word);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException _) {
            // Told below, together with negative numbers.
        }
        throw new WorkerCrash("not a handle: '" + word + "'");
    }
}
