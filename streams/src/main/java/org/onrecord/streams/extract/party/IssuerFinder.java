package org.onrecord.streams.extract.party;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.onrecord.streams.entity.NormalForm;
import org.onrecord.streams.extract.Document;
import org.onrecord.streams.extract.text.Sentence;

/** Tells whose own document a text is. */
final class IssuerFinder {
    private static final int LEAD_SENTENCES = 6;

    private final ReadText read;
    private final Definitions definitions;

    IssuerFinder(ReadText read, Definitions definitions) {
        this.read = read;
        this.definitions = definitions;
    }

    /** Bare forms of the names that issue the document; empty when it is by a third party. */
    Set<String> issuers(List<NameGroups.Group> groups) {
        Document document = read.text.document();
        Set<String> named = new HashSet<>();
        document.issuers().forEach(issuer -> named.add(NormalForm.of(issuer).bare()));
        if (document.publisherKind() == Document.PublisherKind.COMPANY) {
            named.add(NormalForm.of(document.publisherName()).bare());
        }
        if (!named.isEmpty()
                || document.kind() != Document.Kind.PRESS_RELEASE
                || document.publisherKind() == Document.PublisherKind.PROMOTION) {
            return named;
        }
        ownSite(document, groups).forEach(name -> named.add(name.form));
        for (NameGroups.Group group : groups) {
            if (issues(group)) {
                group.names().forEach(name -> named.add(name.form));
            }
        }
        if (named.isEmpty()) {
            groups.stream()
                    .filter(this::leads)
                    .max(Comparator.comparingDouble(IssuerFinder::weight))
                    .ifPresent(group -> group.names().forEach(name -> named.add(name.form)));
        }
        return named;
    }

    /** How much speaks for a leading name being the issuer's. */
    private static double weight(NameGroups.Group group) {
        double weight = 0;
        int count = 0;
        for (NameEvidence name : group.names()) {
            count += name.count;
            weight = Math.max(
                    weight,
                    2 * name.score
                            + (name.has(NameFeature.ABOUT_HEADING) ? 2 : 0)
                            + (name.has(NameFeature.LEAD_SUBJECT) ? 1 : 0)
                            + (name.has(NameFeature.IN_TITLE) ? 1 : 0));
        }
        return weight + Math.min(count, 8) / 3.0;
    }

    /** The names of the group that the publisher is called by, or that its domain spells: a company's own site. */
    private static List<NameEvidence> ownSite(Document document, List<NameGroups.Group> groups) {
        String publisher = NormalForm.of(document.publisherName()).bare();
        String host = document.publisherName().strip().toLowerCase(Locale.ROOT);
        String label = host.indexOf('.') < 1 || host.indexOf(' ') >= 0 ? "" : SiteName.of(host);
        return groups.stream()
                .map(NameGroups.Group::names)
                .filter(names -> names.stream()
                        .anyMatch(name -> !name.form.isEmpty()
                                && (name.form.equals(publisher)
                                        || name.form.replace(" ", "").equals(label))))
                .findFirst()
                .orElse(List.of());
    }

    private boolean issues(NameGroups.Group group) {
        return group.names().stream()
                .anyMatch(name -> name.has(NameFeature.ABOUT_HEADING) && name.count >= 2
                        || name.runs.stream().anyMatch(run -> definitions.calledCompany(run) || isSource(run)));
    }

    private boolean isSource(NameRun run) {
        Sentence sentence = read.text.sentence(run.sentence());
        String before = read.lower(run.firstToken() - 1);
        return sentence.firstToken() < run.firstToken()
                && run.firstToken() - sentence.firstToken() <= 2
                && (before.equals("source")
                        || before.equals(":")
                                && read.lower(run.firstToken() - 2).equals("source"));
    }

    private boolean leads(NameGroups.Group group) {
        return group.names().stream()
                .anyMatch(name -> name.has(NameFeature.LEAD_SUBJECT)
                        || name.has(NameFeature.IN_TITLE)
                                && name.runs.stream()
                                        .anyMatch(run -> run.sentence() > 0 && run.sentence() < LEAD_SENTENCES));
    }
}
