package dev.actionsgateway.githubsim.results;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/// Text that is kept only as far as its budget goes; what is cut off is said at its end.
final class BoundedText {
    private final TextBudget budget;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream(0);
    private long cut;

    BoundedText(TextBudget budget) {
        this.budget = budget;
    }

    /// Appends bytes of UTF-8 of which the sender sent `dropped` more that were not read into
    /// memory.
    void append(byte[] bytes, long dropped) {
        int from = startsWithBom(bytes) ? 3 : 0;
        int taken = cut > 0 ? 0 : budget.take(bytes.length - from);
        kept.write(bytes, from, taken);
        cut += bytes.length - from - taken + dropped;
    }

    /// Gives up all that is kept.
    void clear() {
        budget.giveBack(kept.size());
        kept.reset();
        cut = 0;
    }

    boolean truncated() {
        return cut > 0;
    }

    /// The text, with the mark at its end if some is missing.
    String text() {
        String text = kept.toString(UTF_8);
        if (cut == 0) {
            return text;
        }
        return text
                + (text.isEmpty() || text.endsWith("\n") ? "" : "\n")
                + "##[warning]The log is cut here: the simulator keeps no more of this job, "
                + cut
                + " bytes are left out.\n";
    }

    static boolean startsWithBom(byte[] bytes) {
        return bytes.length >= 3
                && bytes[0] == (byte) 0xEF
                && bytes[1] == (byte) 0xBB
                && bytes[2] == (byte) 0xBF;
    }
}
