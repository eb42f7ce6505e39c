package dev.actionsgateway.github.register;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.github.Bench;
import dev.actionsgateway.github.register.RunnerRecord.Activity;
import dev.actionsgateway.github.register.RunnerRecord.Presence;
import dev.actionsgateway.github.rest.Target;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RunnerRecordsTest {
    private final Bench bench = new Bench();
    private final RunnerRecords records =
            new RunnerRecords(bench.rest(), Target.parse("https://github.com/acme"));

    @Test
    void aRecordIsFoundByName() throws Exception {
        bench.wire.reply(
                200,
                """
                {"total_count":1,"runners":[{"id":4711,"name":"gw","status":"online","busy":true,
                 "labels":[{"name":"linux"}]}]}
                """);

        var listed = (Listing.Listed) records.named("gw", bench.deadline());

        var record = listed.records().getFirst();
        assertThat(record.presence()).isEqualTo(Presence.ONLINE);
        assertThat(record.activity()).isEqualTo(Activity.BUSY);
        assertThat(record.labels()).containsExactly("linux");
        assertThat(bench.wire.url())
                .isEqualTo(
                        "https://api.github.com/orgs/acme/actions/runners?name=gw&page=1&per_page=100");
    }

    @Test
    void allPagesAreRead() throws Exception {
        bench.wire.reply(200, page(100)).reply(200, page(3));

        assertThat(((Listing.Listed) records.all(bench.deadline())).records()).hasSize(103);
    }

    @Test
    void anAnswerWithoutAListIsNoEmptyList() throws Exception {
        bench.wire.reply(200, "{}");

        assertThat(records.all(bench.deadline())).isInstanceOf(Listing.Failed.class);
    }

    @Test
    void everyAnswerToARemovalHasItsName() throws Exception {
        bench.wire
                .reply(204, "")
                .reply(404, "{}")
                .reply(
                        422,
                        "{\"message\":\"Runner x is currently running a job and cannot be deleted.\"}")
                .reply(422, "{\"message\":\"nonsense\"}");

        assertThat(remove()).isInstanceOf(Removal.Removed.class);
        assertThat(remove()).isInstanceOf(Removal.Absent.class);
        assertThat(remove()).isInstanceOf(Removal.Busy.class);
        assertThat(remove()).isInstanceOf(Removal.Failed.class);
    }

    private Removal remove() throws InterruptedException {
        return records.remove(new RunnerId(4711), bench.deadline());
    }

    private static String page(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(id -> "{\"id\":" + id + ",\"name\":\"r\"}")
                .collect(Collectors.joining(",", "{\"runners\":[", "]}"));
    }
}
