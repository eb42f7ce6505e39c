package dev.actionsgateway.githubsim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/// `CATALOGUE.md` names a test for every behaviour, refusal and mode, and each of them exists.
class CatalogueTest {
    private static final Pattern ROW = Pattern.compile("^\\| ([A-Z]{1,2}\\d+) \\| .*");
    private static final Pattern TEST = Pattern.compile("`(\\w+Test)\\.(\\w+)`");
    private static final Map<String, Integer> ROWS =
            Map.ofEntries(
                    Map.entry("A", 8),
                    Map.entry("R", 4),
                    Map.entry("O", 4),
                    Map.entry("S", 4),
                    Map.entry("M", 18),
                    Map.entry("AQ", 5),
                    Map.entry("RN", 6),
                    Map.entry("C", 3),
                    Map.entry("D", 1),
                    Map.entry("W", 7));

    @Test
    void everyRowOfTheClassicTierIsThere() throws IOException {
        var wanted = new TreeSet<String>();
        ROWS.forEach((family, most) ->
                IntStream.rangeClosed(1, most).forEach(i -> wanted.add(family + i)));

        assertThat(lines().map(ROW::matcher).filter(m -> m.matches()).map(m -> m.group(1)))
                .containsExactlyInAnyOrderElementsOf(wanted);
    }

    @Test
    void everyRowHasATestThatIsNamedAfterIt() throws IOException {
        for (var line : rows()) {
            var row = ROW.matcher(line);
            if (row.matches()) {
                var name = row.group(1).toLowerCase(Locale.ROOT);
                assertThat(TEST.matcher(line).results().map(test -> test.group(2)))
                        .as(line)
                        .isNotEmpty()
                        .allMatch(test -> test.matches(name + "[A-Z].*"));
            }
        }
    }

    @Test
    void everyTestThatIsNamedExists() throws IOException, ClassNotFoundException {
        for (var line : rows()) {
            for (var test : TEST.matcher(line).results().toList()) {
                assertThat(tests(test.group(1))).as(line).contains(test.group(2));
            }
        }
    }

    @Test
    void everyLineOfATableNamesATest() throws IOException {
        assertThat(rows().stream().filter(line -> !line.endsWith("Tests |")))
                .hasSizeGreaterThan(70)
                .allMatch(line -> TEST.matcher(line).find());
    }

    private static List<String> tests(String type) throws ClassNotFoundException {
        return Stream.of(
                        Class.forName(CatalogueTest.class.getPackageName() + "." + type)
                                .getDeclaredMethods())
                .filter(CatalogueTest::isTest)
                .map(Method::getName)
                .toList();
    }

    private static boolean isTest(Method method) {
        return method.isAnnotationPresent(Test.class)
                || method.isAnnotationPresent(ParameterizedTest.class);
    }

    private static List<String> rows() throws IOException {
        return lines().filter(line -> line.startsWith("| ")).toList();
    }

    private static Stream<String> lines() throws IOException {
        return Files.readAllLines(Path.of("CATALOGUE.md")).stream();
    }
}
