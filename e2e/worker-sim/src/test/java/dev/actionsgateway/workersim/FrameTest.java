package dev.actionsgateway.workersim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FrameTest {
    @Test
    void aFrameIsLittleEndianNumbersAndTextWithoutAMark() {
        assertThat(new Frame(Frame.CANCEL, "").encode()).containsExactly(2, 0, 0, 0, 0, 0, 0, 0);
        assertThat(new Frame(Frame.NEW_JOB, "{}").encode())
                .containsExactly(1, 0, 0, 0, 4, 0, 0, 0, 0x7b, 0, 0x7d, 0);
    }

    @Test
    void framesAreReadOneAfterTheOther() throws Exception {
        var bytes = ByteBuffer.allocate(64);
        bytes.put(new Frame(1, "j\u00f6b \ud83d\ude00").encode()).put(new Frame(3, "").encode());
        var reader = reader(bytes.array());

        assertThat(reader.read()).isEqualTo(new Frame(1, "j\u00f6b \ud83d\ude00"));
        assertThat(reader.read()).isEqualTo(new Frame(3, ""));
    }

    @Test
    void aLengthThatCannotBeOneIsRefused() {
        for (int length : new int[] {-2, 3, Frame.MOST_BYTES + 2}) {
            assertThatThrownBy(() -> reader(header(length)).read())
                    .isInstanceOf(WorkerCrash.class)
                    .hasMessageContaining(Integer.toString(length));
        }
    }

    @Test
    void bytesThatAreNoTextAreRefused() {
        byte[] loneSurrogate = {1, 0, 0, 0, 2, 0, 0, 0, 0, (byte) 0xD8};

        assertThatThrownBy(() -> reader(loneSurrogate).read()).hasMessageContaining("not UTF-16LE");
    }

    @Test
    void aMessageAsLongAsThePipeTakesIsParsed() {
        int longest = Frame.MOST_BYTES / 2;

        var message = Json.object("{\"a\":\"" + "x".repeat(longest - 8) + "\"}");

        assertThat(message.getString("a")).hasSize(longest - 8);
    }

    private static byte[] header(int length) {
        return ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(1)
                .putInt(length)
                .array();
    }

    private static FrameReader reader(byte[] bytes) {
        return new FrameReader(new ByteArrayInputStream(bytes), Duration.ofMillis(1));
    }
}
