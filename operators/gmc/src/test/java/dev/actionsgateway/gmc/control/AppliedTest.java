package dev.actionsgateway.gmc.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Who changed what, of what is remembered and of what the watches show.
class AppliedTest {
    private final Applied made = new Applied("want", "answer", "", "uid-1");
    private final Applied again = new Applied("want", "answer", "", "uid-1");

    @Test
    void whatSomebodyChangedAndAWriteBroughtBackIsRepaired() {
        assertThat(made.isRepairedBy(again, "changed")).isTrue();
    }

    @Test
    void whatAnotherManagerMaySetIsNot() {
        assertThat(made.isRepairedBy(new Applied("want", "scaled", "", "uid-1"), "scaled"))
                .isFalse();
    }

    @Test
    void whatTheWatchesDoNotShowYetIsNeitherDeletedNorChanged() {
        var changedByUs = new Applied("want", "answer", "older", "uid-1");

        assertThat(made.isRepairedBy(again, "")).isFalse();
        assertThat(changedByUs.isRepairedBy(again, "older")).isFalse();
    }

    @Test
    void whatSomebodyDeletedIsRepairedByAnotherOfTheSameName() {
        assertThat(made.isRepairedBy(new Applied("want", "answer", "", "uid-2"), "")).isTrue();
    }

    @Test
    void whatTheSpecChangedIsNoRepair() {
        assertThat(made.isRepairedBy(new Applied("other", "new", "", "uid-1"), "answer")).isFalse();
    }

    @Test
    void theSameChangeIsSeenAgainOnceAllWasWellInBetween() {
        var repaired = new Applied("want", "answer", "changed", "uid-1");

        assertThat(repaired.isRepairedBy(again, "changed")).isFalse();
        assertThat(repaired.seen().isRepairedBy(again, "changed")).isTrue();
    }
}
