package org.onrecord.streams.extract.party;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.onrecord.streams.entity.Entity;
import org.onrecord.streams.entity.EntityTable;
import org.onrecord.streams.entity.NormalForm;
import org.onrecord.streams.extract.text.AnalysedText;

/**
 * Finds the organisations of a document; immutable and safe for many threads.
 *
 * <p>Capitalised runs are cut out first; what the whole document tells about each name decides whether it is an
 * organisation's; the names of one organisation are grouped; then every mention of them is found, and what refers back.
 */
public final class PartyFinder {
    private static final double ACCEPTED = 0.4;
    private static final double MAKER_SCORE = 0.9;
    private static final double ACCEPTED_IN_HEADLINES = 0.8;

    private final NameLexicon lexicon;
    private final KnownNames known;
    private final NameModel model;

    private PartyFinder(NameLexicon lexicon, KnownNames known, NameModel model) {
        this.lexicon = lexicon;
        this.known = known;
        this.model = model;
    }

    /** The finder with the tables that ship with the product. */
    public static PartyFinder standard() {
        return of(EntityTable.bundled());
    }

    /** The finder that knows the names of a table. */
    public static PartyFinder of(EntityTable table) {
        return new PartyFinder(NameLexicon.standard(), new KnownNames(table), NameModel.bundled());
    }

    public Parties find(AnalysedText text) {
        ReadText read = new ReadText(text, lexicon);
        List<NameRun> runs = runs(read);
        List<NameEvidence> accepted = accepted(read, evidence(read, runs));
        Definitions definitions = new Definitions(read, runs, known);
        HeadlineNames headlines = new HeadlineNames();
        List<NameEvidence> settled = headlines.settle(accepted, definitions);
        List<NameGroups.Group> groups = new NameGroups(settled, known).group(definitions, headlines);
        List<Party> parties = parties(groups, new IssuerFinder(read, definitions).issuers(groups));
        List<MentionScanner.NameMention> names = new MentionScanner(read, parties, runs).scan();
        return new Parties(text, parties, new Coreference(read, parties).mentions(names));
    }

    /** The names that stand; of a product called after a known maker ("Acme Falcon"), the maker. */
    private List<NameEvidence> accepted(ReadText read, Map<String, NameEvidence> names) {
        List<NameEvidence> accepted = new ArrayList<>();
        Map<String, NameEvidence> makers = new LinkedHashMap<>();
        for (NameEvidence name : names.values()) {
            if (accepted(name)) {
                accepted.add(name);
            } else if (name.has(NameFeature.KNOWN_START)) {
                maker(read, name, names, makers);
            }
        }
        accepted.addAll(makers.values());
        return accepted;
    }

    private void maker(
            ReadText read, NameEvidence product, Map<String, NameEvidence> names, Map<String, NameEvidence> makers) {
        NameRun run = product.runs.get(0);
        if (run.knownEnd() <= run.firstToken() || run.known() || product.has(NameFeature.PERSON_SHAPE)) {
            return;
        }
        String spelling = read.text.text(run.firstToken(), run.knownEnd());
        String form = NormalForm.of(spelling).bare();
        Entity entity = known.entity(form);
        if (entity != null && entity.ambiguities().isEmpty() && !names.containsKey(form)) {
            NameEvidence maker = makers.computeIfAbsent(form, NameEvidence::new);
            maker.add(
                    new NameRun(run.firstToken(), run.knownEnd(), run.sentence(), NameRun.Sort.OPEN, run.knownEnd()),
                    spelling,
                    false);
            maker.set(NameFeature.KNOWN);
            maker.score = MAKER_SCORE;
        }
    }

    private static boolean accepted(NameEvidence name) {
        boolean known = name.has(NameFeature.KNOWN) || name.has(NameFeature.LEGAL_FORM) || name.has(NameFeature.TICKER);
        if (name.has(NameFeature.PLAIN_ACRONYM) && !name.has(NameFeature.SAYS) && !name.has(NameFeature.LEGAL_FORM)) {
            return false;
        }
        if (name.has(NameFeature.PERSON_SHAPE) && name.has(NameFeature.PERSON_CONTEXT) && !known) {
            return false;
        }
        if (!known && (isWordAtSentenceStart(name) || isWay(name)) || isOnceAWord(name)) {
            return false;
        }
        boolean headline = name.has(NameFeature.ONLY_IN_HEADLINES) && !known;
        return name.score >= (headline ? ACCEPTED_IN_HEADLINES : ACCEPTED);
    }

    /** A single word that only starts sentences and does nothing that organisations do. */
    private static boolean isWordAtSentenceStart(NameEvidence name) {
        boolean start = name.has(NameFeature.ONE_WORD) && name.has(NameFeature.ONLY_AT_SENTENCE_START);
        boolean acts = name.has(NameFeature.SAYS)
                || name.has(NameFeature.ACTS)
                || name.has(NameFeature.POSSESSIVE)
                || name.has(NameFeature.DESCRIPTION_APPOSED)
                || name.has(NameFeature.INNER_CAPITAL)
                || name.has(NameFeature.SHORT_CAPITALS)
                || name.has(NameFeature.DOMAIN_LIKE)
                || name.has(NameFeature.LISTED_WITH_KNOWN)
                || name.has(NameFeature.KNOWN_BUT_WORD)
                || name.has(NameFeature.ABOUT_HEADING);
        return start && (!acts || name.has(NameFeature.LOWER_ELSEWHERE));
    }

    /** A known name that is also a word, and that only starts a sentence, once: "Case in point". */
    private static boolean isOnceAWord(NameEvidence name) {
        boolean word = name.has(NameFeature.KNOWN_BUT_WORD)
                || name.has(NameFeature.ORDINARY_WORD) && name.has(NameFeature.LOWER_ELSEWHERE);
        return name.count == 1
                && word
                && name.has(NameFeature.KNOWN)
                && name.has(NameFeature.ONLY_AT_SENTENCE_START)
                && !name.has(NameFeature.SAYS)
                && !name.has(NameFeature.ACTS)
                && !name.has(NameFeature.POSSESSIVE);
    }

    /** A street, a river, a county: a place by its last word, which no verb treats as an organisation. */
    private static boolean isWay(NameEvidence name) {
        return name.has(NameFeature.HEAD_PLACE)
                && !name.has(NameFeature.HEAD_COMPANY)
                && !name.has(NameFeature.SAYS)
                && !name.has(NameFeature.ACTS)
                && !name.has(NameFeature.DEAL_BEFORE)
                && !name.has(NameFeature.FIRST_INSTITUTION);
    }

    private List<Party> parties(List<NameGroups.Group> groups, Set<String> issuers) {
        PartyBuilder builder = new PartyBuilder(known, lexicon);
        List<Party> parties = new ArrayList<>();
        for (NameGroups.Group group : groups) {
            boolean issuer = group.names().stream().anyMatch(name -> issuers.contains(name.form));
            parties.add(builder.build(parties.size(), group, issuer));
        }
        return parties;
    }

    /** Every name of a document with its evidence and score. */
    Collection<NameEvidence> evidence(AnalysedText text) {
        ReadText read = new ReadText(text, lexicon);
        return evidence(read, runs(read)).values();
    }

    private List<NameRun> runs(ReadText read) {
        return new JointNames(read).join(new RunFinder(read, lexicon, known).find());
    }

    private Map<String, NameEvidence> evidence(ReadText read, List<NameRun> runs) {
        EvidenceReader reader = new EvidenceReader(read, lexicon, known);
        Map<String, NameEvidence> names = reader.read(runs);
        for (NameEvidence name : names.values()) {
            name.set(NameFeature.BIAS);
            name.score = model.score(name);
        }
        return names;
    }
}
