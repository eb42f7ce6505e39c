package dev.actionsgateway.load.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {

    @Test
    void theMedianOfAnEvenNumberIsTheMeanOfTheTwoInTheMiddle() {
        assertThat(Spread.of(List.of(4.0, 1.0, 3.0, 2.0))).isEqualTo(new Spread(1, 2.5, 4));
        assertThat(Spread.of(List.of(7.0))).isEqualTo(new Spread(7, 7, 7));
    }

    @Test
    void aPercentileIsAValueThatWasMeasured() {
        var values = List.of(10.0, 20.0, 30.0, 40.0);

        assertThat(Spread.percentile(values, 0.5)).isEqualTo(20);
        assertThat(Spread.percentile(values, 0.99)).isEqualTo(40);
        assertThat(Spread.percentile(values, 0)).isEqualTo(10);
    }

    @Test
    void nothingMeasuredHasNoSpread() {
        assertThatThrownBy(() -> Spread.of(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
