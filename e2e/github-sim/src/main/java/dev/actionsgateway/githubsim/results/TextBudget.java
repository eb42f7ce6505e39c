package dev.actionsgateway.githubsim.results;

/// How much more text may be kept: shared by the texts of one kind of one job.
final class TextBudget {
    private int left;

    TextBudget(int bytes) {
        left = bytes;
    }

    int left() {
        return left;
    }

    /// Takes as much of the wanted bytes as is left.
    int take(int wanted) {
        int taken = Math.min(wanted, left);
        left -= taken;
        return taken;
    }

    void giveBack(int bytes) {
        left += bytes;
    }
}
