package dev.actionsgateway.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.cluster.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Rules that only the sources can show.
class HouseRulesTest {

    private static final int LONG = 250;
    private static final Pattern CITED =
            Pattern.compile("(docs/[a-z]+/[a-z0-9-]+(?:\\.md)?)((?:,? ?§\\d+)*)");
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    @Test
    void everyModuleSaysWhatItIsForAndHowToTestIt() {
        assertThat(modules())
                .hasSizeGreaterThan(15)
                .allSatisfy(module -> {
                    assertThat(module.resolve("README.md")).exists();
                    assertThat(read(module.resolve("README.md")))
                            .containsIgnoringCase("| purpose |")
                            .contains("./mvnw", "## Test");
                });
    }

    @Test
    void everyPackageSaysWhatItIsForAndIsNullMarked() {
        List<Path> packages = sources().map(Path::getParent).distinct().toList();

        assertThat(packages)
                .hasSizeGreaterThan(30)
                .allSatisfy(folder ->
                        assertThat(documented(folder))
                                .as("a package-info.java for %s", folder)
                                .isTrue());
    }

    @Test
    void noFileOfAProgramIsLong() {
        assertThat(sources().filter(HouseRulesTest::isLong)).isEmpty();
    }

    @Test
    void everySectionOfADocumentThatIsCitedExists() {
        assertThat(sources().flatMap(HouseRulesTest::citations).distinct())
                .hasSizeGreaterThan(5)
                .allSatisfy(citation -> assertThat(citation.exists()).as("%s", citation).isTrue());
    }

    /// A place in `docs` that a comment sends its reader to.
    ///
    /// @param file a path, or its beginning, as `docs/adr/0007`
    /// @param section a number, or empty for the whole
    private record Citation(String file, String section) {
        boolean exists() {
            Path named = Repository.root().resolve(file);
            return below(Objects.requireNonNull(named.getParent()))
                    .filter(each -> each.toString().startsWith(named.toString()))
                    .filter(each -> each.toString().endsWith(".md"))
                    .anyMatch(each ->
                            section.isEmpty() || read(each).contains("\n## " + section + ". "));
        }
    }

    private static Stream<Citation> citations(Path source) {
        String text = read(source).replaceAll("\\R\\s*///", "");
        return CITED.matcher(text)
                .results()
                .flatMap(cited -> {
                    List<String> sections =
                            NUMBER.matcher(cited.group(2))
                                    .results()
                                    .map(MatchResult::group)
                                    .toList();
                    return (sections.isEmpty() ? Stream.of("") : sections.stream())
                            .map(section -> new Citation(cited.group(1), section));
                });
    }

    private static boolean documented(Path folder) {
        // Tests of a package share its package-info: a second one would be a second truth.
        Path main = Path.of(folder.toString().replace("src/test/java", "src/main/java"));
        return Stream.of(folder, main)
                .map(place -> place.resolve("package-info.java"))
                .filter(Files::exists)
                .anyMatch(info -> read(info).contains("@NullMarked") && read(info).contains("///"));
    }

    private static boolean isLong(Path source) {
        return source.toString().contains("src/main/java") && read(source).lines().count() > LONG;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> sources() {
        return modules().stream()
                .map(module -> module.resolve("src"))
                .flatMap(HouseRulesTest::below)
                .filter(file -> file.toString().endsWith(".java"));
    }

    private static List<Path> modules() {
        return below(Repository.root())
                .filter(file -> file.endsWith("pom.xml"))
                .map(pom -> pom.resolveSibling("src"))
                .filter(Files::exists)
                .filter(sources -> !sources.toString().contains("/target/"))
                .map(sources -> sources.resolveSibling(""))
                .toList();
    }

    private static Stream<Path> below(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
