package org.onrecord.sink.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onrecord.sink.SampleStory.article;
import static org.onrecord.sink.SampleStory.evidence;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.onrecord.avro.Article;
import org.onrecord.avro.Basis;
import org.onrecord.avro.ChangeType;
import org.onrecord.avro.Evidence;
import org.onrecord.avro.Phase;
import org.onrecord.avro.Polarity;
import org.onrecord.avro.PublisherKind;
import org.onrecord.avro.Relation;
import org.onrecord.avro.Standing;
import org.onrecord.sink.SampleClaim;
import org.onrecord.sink.SinkTestBed;

/** Servers that a subclass brings, with empty topics and an empty database for every test. */
abstract class SinkContract {

    static final Duration TIMEOUT = Duration.ofSeconds(60);

    SinkTestBed bed;

    abstract SinkTestBed.Servers servers();

    @BeforeEach
    void emptyTopicsAndDatabase() throws Exception {
        bed = new SinkTestBed(servers(), 2);
    }

    @AfterEach
    void closeBed() {
        bed.close();
    }

    static SinkSettings smallBatches(SinkSettings settings) {
        return settings.withBatches(1 << 16, Duration.ofMillis(20));
    }

    static Object[] manyClaims(int count) {
        return manyClaimsFrom(0, count);
    }

    /** Claims of two steps each, and their articles. */
    static Object[] manyClaimsFrom(int from, int to) {
        List<Object> records = new ArrayList<>();
        for (int i = from; i < to; i++) {
            Article source = article("Wire One", PublisherKind.WIRE, "2026-03-01", "Report " + i);
            Article second = article("Wire Two", PublisherKind.WIRE, "2026-03-01", "Report too " + i);
            SampleClaim claim = new SampleClaim("Subject " + i, Relation.SUPPLIES, "Object " + i);
            for (Article article : List.of(source, second)) {
                Evidence said = evidence(
                        article,
                        "Subject " + i,
                        Relation.SUPPLIES,
                        "Object " + i,
                        Polarity.AFFIRMED,
                        Phase.ACTIVE,
                        Basis.REPORTED,
                        "Subject " + i + " supplies Object " + i);
                records.add(article);
                records.add(claim.add(
                        Standing.SPECULATION, article == source ? ChangeType.ASSERTED : ChangeType.CORROBORATED, said));
            }
        }
        return records.toArray();
    }

    void assertEveryStepIsThereOnce(int claims) throws SQLException {
        assertThat(bed.rows("SELECT count(*), min(version), max(version), min(speculation_count) FROM claim"))
                .containsExactly(List.of("" + claims, "2", "2", "2"));
        assertThat(bed.ask("SELECT count(*) FROM claim_version")).isEqualTo("" + 2 * claims);
        assertThat(bed.ask("SELECT count(*) FROM evidence WHERE until_version IS NULL"))
                .isEqualTo("" + 2 * claims);
        assertThat(bed.ask("SELECT count(*) FROM article")).isEqualTo("" + 2 * claims);
        assertThat(bed.ask("SELECT count(*) FROM version_gap")).isEqualTo("0");
    }
}
