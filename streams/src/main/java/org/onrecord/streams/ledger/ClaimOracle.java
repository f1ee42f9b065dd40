package org.onrecord.streams.ledger;

import static java.util.Comparator.comparing;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onrecord.streams.extract.Phase;
import org.onrecord.streams.extract.Polarity;
import org.onrecord.streams.extract.Qualifiers;
import org.onrecord.streams.extract.Status;

/**
 * Computes claims from all their live evidence at once. It shares no code with {@link ClaimLedger} and is the measure of
 * it, in tests and wherever facts that were kept are compared with facts as they should be.
 */
public final class ClaimOracle {

    private static final Comparator<Evidence> STRONGEST_FIRST = comparing(Evidence::basis)
            .thenComparingLong(evidence -> Math.round((1 - evidence.confidence()) * 99_999))
            .thenComparing(ClaimOracle::time)
            .thenComparing(Evidence::evidenceId);

    private ClaimOracle() {}

    /** The claims with live evidence, by their ids and with version 0. */
    public static Map<String, Claim> claims(Collection<Evidence> live) {
        Map<String, List<Evidence>> byClaim = new TreeMap<>();
        live.forEach(evidence -> byClaim.computeIfAbsent(evidence.claimId(), id -> new ArrayList<>())
                .add(evidence));
        Map<String, Claim> claims = new TreeMap<>();
        byClaim.forEach((claimId, evidence) -> claims.put(claimId, claim(claimId, evidence)));
        return claims;
    }

    private static Claim claim(String claimId, List<Evidence> live) {
        Standing standing = standing(live);
        List<Evidence> decisive = decisive(standing, live);
        Evidence best = decisive.stream().min(STRONGEST_FIRST).orElseThrow();
        Evidence latest = decisive.stream()
                .max(comparing(ClaimOracle::time).thenComparing(Evidence::phase).thenComparing(Evidence::evidenceId))
                .orElseThrow();
        List<Instant> seen = live.stream()
                .map(evidence -> evidence.origin().observedAt())
                .sorted()
                .toList();
        List<Instant> published = live.stream()
                .flatMap(evidence -> Optional.ofNullable(evidence.origin().publishedAt()).stream())
                .sorted()
                .toList();
        return new Claim(
                claimId,
                0,
                best.relation(),
                new Party(best.subject().entityId(), best.subject().name()),
                new Party(best.object().entityId(), best.object().name()),
                standing,
                latest.phase(),
                count(live, evidence -> affirms(evidence) && official(evidence)),
                count(live, evidence -> affirms(evidence) && !official(evidence)),
                count(live, evidence -> !affirms(evidence)),
                live.stream()
                        .map(evidence -> evidence.origin().publisher().identity())
                        .distinct()
                        .count(),
                originals(live),
                seen.get(0),
                seen.get(seen.size() - 1),
                published.isEmpty() ? null : published.get(0),
                published.isEmpty() ? null : published.get(published.size() - 1),
                live.stream()
                        .filter(evidence -> official(evidence) && affirms(evidence) && evidence.phase() != Phase.ENDED)
                        .map(ClaimOracle::time)
                        .min(Comparator.naturalOrder())
                        .orElse(null),
                best.withSignature(""),
                qualifiers(live),
                best.confidence());
    }

    private static Standing standing(List<Evidence> live) {
        if (live.stream().noneMatch(ClaimOracle::official)) {
            return live.stream().anyMatch(ClaimOracle::affirms) ? Standing.SPECULATION : Standing.DENIED;
        }
        Instant holds = latest(live, evidence -> official(evidence) && affirms(evidence) && !over(evidence));
        Instant over = latest(live, evidence -> official(evidence) && affirms(evidence) && over(evidence));
        Instant denied = latest(live, evidence -> official(evidence) && !affirms(evidence));
        Instant deniedByOthers = latest(live, evidence -> !official(evidence) && !affirms(evidence));
        boolean ended = over != null && (holds == null || !after(holds, over));
        Instant affirmed = ended ? over : holds;
        if (affirmed == null || denied != null && after(denied, affirmed)) {
            return Standing.DENIED;
        }
        if (ended) {
            return Standing.ENDED;
        }
        boolean contradicted = denied != null && !after(affirmed, denied);
        boolean doubted = deniedByOthers != null && !after(affirmed, deniedByOthers);
        return contradicted || doubted ? Standing.DISPUTED : Standing.OFFICIAL;
    }

    /** The evidence that stands behind a standing. */
    private static List<Evidence> decisive(Standing standing, List<Evidence> live) {
        boolean official = live.stream().anyMatch(ClaimOracle::official);
        boolean denied = standing == Standing.DENIED;
        boolean over = standing == Standing.ENDED || standing == Standing.SPECULATION && lastReportedOver(live);
        return live.stream()
                .filter(evidence -> official(evidence) == official)
                .filter(evidence -> affirms(evidence) != denied)
                .filter(evidence -> denied || over(evidence) == over)
                .toList();
    }

    private static boolean lastReportedOver(List<Evidence> live) {
        Instant over = latest(live, evidence -> affirms(evidence) && over(evidence));
        Instant holds = latest(live, evidence -> affirms(evidence) && !over(evidence));
        return over != null && (holds == null || !after(holds, over));
    }

    /** Of each group of texts that share a part of their signatures, those that no earlier one shares a part with. */
    private static long originals(List<Evidence> live) {
        Set<String> seenParts = new HashSet<>();
        long originals = 0;
        for (Evidence evidence : live.stream()
                .sorted(comparing(ClaimOracle::time).thenComparing(Evidence::evidenceId))
                .toList()) {
            String signature = evidence.origin().signature();
            List<String> parts =
                    List.of((signature.isEmpty() ? evidence.origin().articleId() : signature).split("\\."));
            originals += parts.stream().noneMatch(seenParts::contains) ? 1 : 0;
            seenParts.addAll(parts);
        }
        return originals;
    }

    private static Qualifiers qualifiers(List<Evidence> live) {
        List<Qualifiers> strongestFirst = live.stream()
                .filter(ClaimOracle::affirms)
                .sorted(STRONGEST_FIRST)
                .map(Evidence::qualifiers)
                .toList();
        return new Qualifiers(
                firstNonNull(strongestFirst, Qualifiers::product),
                firstNonNull(strongestFirst, Qualifiers::group),
                firstNonNull(strongestFirst, Qualifiers::place),
                firstNonNull(strongestFirst, Qualifiers::since),
                firstNonNull(strongestFirst, Qualifiers::until));
    }

    private static @Nullable String firstNonNull(
            List<Qualifiers> qualifiers, Function<Qualifiers, @Nullable String> field) {
        return qualifiers.stream()
                .flatMap(each -> Stream.ofNullable(field.apply(each)))
                .findFirst()
                .orElse(null);
    }

    private static long count(List<Evidence> live, Predicate<Evidence> which) {
        return live.stream().filter(which).count();
    }

    private static @Nullable Instant latest(List<Evidence> live, Predicate<Evidence> which) {
        return live.stream()
                .filter(which)
                .map(ClaimOracle::time)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private static boolean official(Evidence evidence) {
        return evidence.basis().status() == Status.OFFICIAL;
    }

    private static boolean affirms(Evidence evidence) {
        return evidence.polarity() == Polarity.AFFIRMED;
    }

    private static boolean over(Evidence evidence) {
        return evidence.phase() == Phase.ENDED;
    }

    private static Instant time(Evidence evidence) {
        Instant published = evidence.origin().publishedAt();
        return published == null ? evidence.origin().observedAt() : published;
    }

    /** Whether one document is known to be later than another; one that names only its day is at midnight. */
    private static boolean after(Instant left, Instant right) {
        if (midnight(left) || midnight(right)) {
            return left.atZone(ZoneOffset.UTC)
                    .toLocalDate()
                    .isAfter(right.atZone(ZoneOffset.UTC).toLocalDate());
        }
        return left.isAfter(right);
    }

    private static boolean midnight(Instant instant) {
        return instant.atZone(ZoneOffset.UTC).toLocalTime().equals(LocalTime.MIDNIGHT);
    }
}
