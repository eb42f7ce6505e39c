package dev.actionsgateway.expressions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HashFilesTest {

    @TempDir private Path folder;

    @BeforeEach
    void writeFiles() throws IOException {
        Files.writeString(folder.resolve("pom.xml"), "abc");
        Files.createDirectories(folder.resolve("a/b"));
        Files.writeString(folder.resolve("a/b/pom.xml"), "def");
        Files.writeString(folder.resolve("a/other.txt"), "ghi");
    }

    @Test
    void oneFileIsTheHashOfItsHash() {
        // printf abc | sha256sum | xxd -r -p | sha256sum
        assertThat(hash("hashFiles('pom.xml')"))
                .isEqualTo("4f8b42c22dd3729b519ba6f68d2da7cc5b2d606d05daed5ad5128cc03e6c6358");
    }

    @Test
    void twoStarsStandForAnyFoldersAndForNone() {
        assertThat(hash("hashFiles('**/pom.xml')"))
                .isNotEmpty()
                .isEqualTo(hash("hashFiles('pom.xml', 'a/b/pom.xml')"))
                .isNotEqualTo(hash("hashFiles('pom.xml')"));
    }

    @Test
    void anExclamationMarkTakesFilesOut() {
        assertThat(hash("hashFiles('**/pom.xml', '!a/**')"))
                .isEqualTo(hash("hashFiles('pom.xml')"));
    }

    @Test
    void aFolderStandsForWhatIsInIt() {
        assertThat(hash("hashFiles('a')"))
                .isEqualTo(hash("hashFiles('a/b/pom.xml', 'a/other.txt')"));
    }

    @Test
    void signsThatMeanNothingStandForThemselves() throws IOException {
        Files.writeString(folder.resolve("a/[x].txt"), "jkl");

        assertThat(hash("hashFiles('**/a/**/[x].*')")).isNotEmpty();
        assertThat(hash("hashFiles('[')")).isEmpty();
    }

    @Test
    void nothingThatMatchesIsTheEmptyText() {
        assertThat(hash("hashFiles('*.lock')")).isEmpty();
    }

    private String hash(String expression) {
        Scope scope = Scope.empty().withFunction("hashFiles", HashFiles.in(folder));
        return Expression.parse(expression).evaluate(scope).text();
    }
}
