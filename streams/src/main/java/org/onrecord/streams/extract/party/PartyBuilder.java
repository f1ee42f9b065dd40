package org.onrecord.streams.extract.party;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onrecord.streams.entity.Entity;
import org.onrecord.streams.entity.EntityKind;
import org.onrecord.streams.entity.NormalForm;

/** Makes a {@link Party} of a group of names. */
final class PartyBuilder {
    private static final double SURE = 0.7;

    private final KnownNames known;
    private final NameLexicon lexicon;

    PartyBuilder(KnownNames known, NameLexicon lexicon) {
        this.known = known;
        this.lexicon = lexicon;
    }

    Party build(int index, NameGroups.Group group, boolean issuer) {
        String name = fullest(group);
        Set<String> others = new LinkedHashSet<>();
        group.names().forEach(each -> others.addAll(each.spellings.keySet()));
        others.addAll(group.aliases());
        others.remove(name);
        double score =
                group.names().stream().mapToDouble(each -> each.score).max().orElse(0);
        Entity entity = entity(group);
        return new Party(
                index,
                name,
                List.copyOf(others),
                kind(group, entity, score),
                entity == null ? null : entity.id(),
                entity == null ? null : entity.owner(),
                score,
                issuer);
    }

    private @Nullable Entity entity(NameGroups.Group group) {
        return group.names().stream()
                .map(name -> known.entity(name.form))
                .filter(entity -> entity != null)
                .findFirst()
                .orElse(null);
    }

    /** The spelling with most words, the legal form counted, that is not shouted. */
    private static String fullest(NameGroups.Group group) {
        String best = "";
        int bestRank = Integer.MIN_VALUE;
        for (NameEvidence name : group.names()) {
            for (String spelling : name.spellings.keySet()) {
                boolean shouted = spelling.equals(spelling.toUpperCase(Locale.ROOT)) && spelling.length() > 5;
                int words = NormalForm.of(spelling).full().split(" ").length;
                int rank = (shouted ? 0 : 10_000)
                        + words * 100
                        + Math.min(99, spelling.length())
                        + (name.score >= SURE ? 5_000 : 0);
                if (rank > bestRank) {
                    bestRank = rank;
                    best = spelling;
                }
            }
        }
        return best;
    }

    private Party.Kind kind(NameGroups.Group group, @Nullable Entity entity, double score) {
        if (group.names().stream().anyMatch(name -> lexicon.isMedium(name.form))) {
            return Party.Kind.MEDIUM;
        }
        if (entity != null && entity.kind() != EntityKind.UNKNOWN) {
            return kindOf(entity.kind());
        }
        if (has(group, NameFeature.HEAD_PUBLIC_BODY)) {
            return Party.Kind.PUBLIC_BODY;
        }
        if (has(group, NameFeature.HEAD_INSTITUTION) || has(group, NameFeature.FIRST_INSTITUTION)) {
            return Party.Kind.INSTITUTION;
        }
        return score >= SURE ? Party.Kind.COMPANY : Party.Kind.UNSURE;
    }

    private static Party.Kind kindOf(EntityKind kind) {
        return switch (kind) {
            case BRAND -> Party.Kind.BRAND;
            case UNIVERSITY, NONPROFIT, ALLIANCE -> Party.Kind.INSTITUTION;
            case AGENCY -> Party.Kind.PUBLIC_BODY;
            case COMPANY, UNKNOWN -> Party.Kind.COMPANY;
        };
    }

    private static boolean has(NameGroups.Group group, NameFeature feature) {
        return group.names().stream().anyMatch(name -> name.has(feature));
    }

    /** Kept apart so that scanning need not know how groups are made. */
    static List<String> forms(Party party) {
        List<String> forms = new ArrayList<>(party.aliases());
        forms.add(party.name());
        return forms;
    }
}
