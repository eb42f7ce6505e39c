package dev.actionsgateway.suite;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The arrows between the rooms, and the names and calls that no room may have.
class ArchitectureTest {

    private static JavaClasses shipped;

    @BeforeAll
    static void readAllModules() {
        shipped = Rooms.shipped();
    }

    static Stream<String> rooms() {
        return Rooms.ARROWS.keySet().stream().sorted();
    }

    @Test
    void everyPackageBelongsToARoom() {
        Set<String> found =
                shipped.stream()
                        .map(type -> roomOf(type.getPackageName()))
                        .collect(Collectors.toSet());

        assertThat(found).isSubsetOf(Rooms.ARROWS.keySet()).contains("kit", "serve");
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void aRoomUsesOnlyTheRoomsItsArrowsName(String room) {
        String[] allowed =
                Stream.concat(Rooms.ARROWS.getOrDefault(room, Set.of()).stream(), Stream.of(room))
                        .map(ArchitectureTest::packagesOf)
                        .toArray(String[]::new);

        noClasses()
                .that()
                .resideInAPackage(packagesOf(room))
                .should()
                .dependOnClassesThat(
                        resideInAPackage(Rooms.ROOT + "..").and(not(resideInAnyPackage(allowed))))
                .allowEmptyShould(true)
                .check(shipped);
    }

    @Test
    void jobsIsPure() {
        noClasses()
                .that()
                .resideInAPackage(packagesOf("jobs"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.net..",
                        "java.nio.file..",
                        "java.io..",
                        "io.helidon..",
                        "io.fabric8..",
                        "io.javaoperatorsdk..",
                        "jakarta.json..",
                        "com.fasterxml..")
                .allowEmptyShould(true)
                .check(shipped);
    }

    @Test
    void theWrapperUsesTheJdkOnly() {
        classes()
                .that()
                .resideInAPackage(packagesOf("wrapper"))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(packagesOf("wrapper"), "java..", "org.jspecify..")
                .check(shipped);
    }

    @Test
    void onlyMainReadsTheEnvironment() {
        noClasses()
                .that(not(simpleName("Main")))
                .and()
                .resideOutsideOfPackages(packagesOf("cluster"), packagesOf("load"))
                .should()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .allowEmptyShould(true)
                .check(shipped);
    }

    @Test
    void timeComesFromAClockThatIsGivenIn() {
        noClasses()
                .that()
                .resideOutsideOfPackages(packagesOf("kit"), packagesOf("cluster"))
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .allowEmptyShould(true)
                .check(shipped);
    }

    @Test
    void noNameHidesThatATypeIsMissing() {
        noClasses()
                .should()
                .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl)")
                .orShould()
                .haveNameMatching(".*\\.(Abstract|Common)[A-Z].*")
                .check(shipped);
    }

    private static String roomOf(String packageName) {
        String below = packageName.substring(Rooms.ROOT.length() + 1);
        int dot = below.indexOf('.');
        return dot < 0 ? below : below.substring(0, dot);
    }

    private static String packagesOf(String room) {
        return Rooms.ROOT + "." + room + "..";
    }
}
