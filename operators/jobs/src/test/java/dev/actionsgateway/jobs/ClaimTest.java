package dev.actionsgateway.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.jobs.Claim.Refusal;
import dev.actionsgateway.jobs.Trouble.Reach;
import dev.actionsgateway.kit.RetryAfter;
import org.junit.jupiter.api.Test;

class ClaimTest {
    @Test
    void afterALostAnswerNoLaterOneSaysThatTheJobIsNotOurs() {
        assertThat(new Claim.Refused(Refusal.GONE).after(Reach.UNKNOWN))
                .isEqualTo(new Claim.Doubtful(Refusal.GONE));
        assertThat(new Claim.TokenExpired(Reach.NOT_ACTED_ON).after(Reach.UNKNOWN))
                .isEqualTo(new Claim.TokenExpired(Reach.UNKNOWN));
        assertThat(unanswered(Reach.NOT_ACTED_ON).after(Reach.UNKNOWN))
                .isEqualTo(unanswered(Reach.UNKNOWN));
    }

    @Test
    void whatGitHubCannotHandOutIsNobodysJob() {
        var refused = new Claim.Refused(Refusal.NOT_CLAIMABLE);

        assertThat(refused.after(Reach.UNKNOWN)).isEqualTo(refused);
    }

    @Test
    void afterTriesThatNeverArrivedAnAnswerMeansWhatItSays() {
        var refused = new Claim.Refused(Refusal.TAKEN);

        assertThat(refused.after(Reach.NOT_ACTED_ON)).isEqualTo(refused);
        assertThat(unanswered(Reach.UNKNOWN).after(Reach.NOT_ACTED_ON))
                .isEqualTo(unanswered(Reach.UNKNOWN));
    }

    private static Claim unanswered(Reach reach) {
        return new Claim.Unanswered(new Trouble("POST: cut", reach, RetryAfter.NONE));
    }
}
