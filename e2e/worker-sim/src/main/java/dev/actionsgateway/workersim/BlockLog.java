package dev.actionsgateway.workersim;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/// One log on disk: pages for who looks at the machine, and blocks that are uploaded.
///
/// Every block begins with a byte order mark. The last block is only known at the end, so a full
/// one is handed on when the next line comes.
final class BlockLog implements AutoCloseable {
    private static final int BLOCK_BYTES = 2 * 1024 * 1024;
    private static final int PAGE_BYTES = 8 * 1024 * 1024;
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final Optional<String> step;
    private final Rolling page;
    private final Rolling block;
    private final Consumer<ResultsService.Block> ready;
    // guarded by this
    private long lines;

    /// @param step whose log it is; empty for that of the job
    /// @param name of the files, without number
    /// @param ready gets each block when it is full, and the last one at the end
    BlockLog(
            RunnerRoot root,
            String name,
            Optional<String> step,
            Consumer<ResultsService.Block> ready) {
        this.step = step;
        this.page = new Rolling(root.pages(), name + "_%d.log", new byte[0]);
        this.block = new Rolling(root.blocks(), name + ".%d", MARK);
        this.ready = ready;
    }

    /// Adds a line that is masked and stamped already.
    ///
    /// @return its number, from 1
    synchronized long write(String line) throws IOException {
        byte[] bytes = (line + "\n").getBytes(UTF_8);
        if (page.bytes >= PAGE_BYTES) {
            page.close();
        }
        if (block.bytes >= BLOCK_BYTES) {
            handOn(false);
        }
        page.write(bytes);
        block.write(bytes);
        return ++lines;
    }

    synchronized long lines() {
        return lines;
    }

    /// Hands the last block on. A log without lines has none.
    @Override
    public synchronized void close() throws IOException {
        page.close();
        if (lines > 0) {
            handOn(true);
        }
    }

    private void handOn(boolean last) throws IOException {
        block.close();
        ready.accept(new ResultsService.Block(step, block.file(), block.number == 1, last, lines));
    }

    /// A row of numbered files.
    private static final class Rolling {
        private final Path folder;
        private final String pattern;
        private final byte[] head;
        private Optional<OutputStream> out = Optional.empty();
        private int number;
        private long bytes;

        Rolling(Path folder, String pattern, byte[] head) {
            this.folder = folder;
            this.pattern = pattern;
            this.head = head;
        }

        void write(byte[] line) throws IOException {
            if (out.isEmpty()) {
                number++;
                Files.createDirectories(folder);
                out = Optional.of(new BufferedOutputStream(Files.newOutputStream(file())));
                out.get().write(head);
            }
            out.get().write(line);
            bytes += line.length;
        }

        Path file() {
            return folder.resolve(pattern.formatted(number));
        }

        void close() throws IOException {
            if (out.isPresent()) {
                out.get().close();
                out = Optional.empty();
                bytes = 0;
            }
        }
    }
}
