package org.onrecord.streams.extract.party;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onrecord.streams.extract.party.MentionScanner.NameMention;
import org.onrecord.streams.extract.text.LexiconFile;
import org.onrecord.streams.extract.text.Sentence;

/**
 * Resolves what refers back to a party: "it", "we", "the company", "both companies". One pass over the sentences with
 * the subject of the last sentence and the last parties that stood together as its only memory.
 */
final class Coreference {
    private static final int MAX_SENTENCES_BACK = 3;
    private static final Set<String> ISSUER_WORDS = Set.of("we", "our", "us", "ours", "ourselves");
    private static final Set<String> IT_WORDS = Set.of("it", "its", "itself");
    private static final Set<String> GENERAL = nouns("ONE");
    private static final Set<String> PLURALS = nouns("SEVERAL");
    private static final Set<String> THEY_WORDS = Set.of("they", "them", "their", "theirs");
    private static final Set<String> OPENING = Set.of(
            "in",
            "with",
            "by",
            "from",
            "after",
            "under",
            "through",
            "for",
            "at",
            "as",
            "via",
            "following",
            "alongside",
            "on",
            "like");
    private static final Set<String> JOINING = Set.of("and", "&", "both");
    private static final Set<String> SEVERALLY =
            Set.of("two", "both", "three", "together", "jointly", "each", "distinct", "separate");
    /** After these "two companies" says what somebody is, and refers to nobody. */
    private static final Set<String> COPULAS = Set.of("is", "are", "were", "'re", "be", "been", "remain", "remained");

    private static final Set<String> EXPLETIVE_VERBS = Set.of(
            "is", "was", "'s", "seems", "appears", "remains", "takes", "would", "may", "might", "could", "can", "does");

    private final ReadText read;
    private final List<Party> issuers;
    private final List<PartyMention> mentions = new ArrayList<>();
    private @Nullable Party subject;
    private int subjectSentence = -1;
    private List<Party> together = List.of();
    private @Nullable Party speaker;
    private @Nullable Party dominant;
    private boolean joined;

    private static Set<String> nouns(String number) {
        Set<String> nouns = new HashSet<>();
        for (List<String> row :
                LexiconFile.of(Coreference.class, "references.tsv").rows()) {
            if (row.get(1).equals(number)) {
                nouns.add(row.get(0));
            }
        }
        return Set.copyOf(nouns);
    }

    Coreference(ReadText read, List<Party> parties) {
        this.read = read;
        this.issuers = parties.stream().filter(Party::issuer).toList();
    }

    List<PartyMention> mentions(List<NameMention> names) {
        dominant = dominant(names);
        int next = 0;
        for (Sentence sentence : read.text.sentences()) {
            int end = next;
            while (end < names.size() && names.get(end).sentence() == sentence.index()) {
                end++;
            }
            sentence(sentence, names.subList(next, end));
            next = end;
        }
        return mentions;
    }

    /** The party that is named most, at least three times; null when none is. */
    private static @Nullable Party dominant(List<NameMention> names) {
        Map<Integer, Integer> counts = new HashMap<>();
        Party best = null;
        for (NameMention name : names) {
            Party party = name.party();
            int count = counts.merge(party.index(), 1, Integer::sum);
            boolean organisation = party.kind() != Party.Kind.MEDIUM && party.score() >= 0.5;
            if (organisation && count >= 3 && (best == null || count > counts.get(best.index()))) {
                best = party;
            }
        }
        return best;
    }

    private void sentence(Sentence sentence, List<NameMention> names) {
        int name = 0;
        Party first = null;
        List<Party> here = new ArrayList<>();
        boolean quoted = false;
        speaker = speaker(names);
        for (int at = sentence.firstToken(); at < sentence.endToken(); ) {
            if (name < names.size() && names.get(name).firstToken() == at) {
                NameMention mention = names.get(name++);
                add(
                        mention.firstToken(),
                        mention.endToken(),
                        sentence,
                        PartyMention.Form.NAME,
                        List.of(mention.party()));
                if (first == null) {
                    first = mention.party();
                }
                if (!here.contains(mention.party())) {
                    here.add(mention.party());
                }
                at = mention.endToken();
                continue;
            }
            String word = read.lower(at);
            quoted = word.equals("“") || !word.equals("”") && (word.equals("\"") != quoted);
            at = reference(sentence, at, first, here);
        }
        remember(sentence, first, here);
    }

    private void remember(Sentence sentence, @Nullable Party first, List<Party> here) {
        if (first != null) {
            subject = afterOpeningPhrase(sentence, first);
            subjectSentence = sentence.index();
        }
        joined = here.size() >= 2 && joined(sentence);
        if (here.size() >= 2) {
            together = List.copyOf(here.subList(0, Math.min(4, here.size())));
        } else if (here.size() == 1 && together.size() < 2 && !together.contains(here.get(0))) {
            List<Party> grown = new ArrayList<>(together);
            grown.add(here.get(0));
            together = List.copyOf(grown);
        }
    }

    /** "In partnership with Acme, Bolt launches": the subject comes after the comma. */
    private Party afterOpeningPhrase(Sentence sentence, Party first) {
        if (!OPENING.contains(read.lower(sentence.firstToken()))) {
            return first;
        }
        int comma = sentence.firstToken();
        while (comma < sentence.endToken() && !read.lower(comma).equals(",")) {
            comma++;
        }
        for (int i = mentions.size() - 1; i >= 0 && mentions.get(i).sentence() == sentence.index(); i--) {
            PartyMention mention = mentions.get(i);
            boolean next = mention.firstToken() > comma && mention.firstToken() <= comma + 3;
            if (next && mention.form() == PartyMention.Form.NAME) {
                return mention.party();
            }
        }
        return first;
    }

    /** Whether the sentence opens with parties that "and" joins. */
    private boolean joined(Sentence sentence) {
        int end = Math.min(sentence.endToken(), sentence.firstToken() + 20);
        for (int i = sentence.firstToken(); i < end; i++) {
            if (JOINING.contains(read.lower(i))) {
                return true;
            }
            if (read.hasAny(i, WordClass.VERBS)) {
                return false;
            }
        }
        return false;
    }

    /** "they": the parties that stand together where the words say that they are several, else one company. */
    private int they(Sentence sentence, int at, @Nullable Party first, List<Party> here) {
        boolean several = here.size() >= 2 ? joined(sentence) : joined && together.size() >= 2 && first == null;
        for (int i = at + 1; i < Math.min(at + 5, sentence.endToken()); i++) {
            several |= SEVERALLY.contains(read.lower(i));
        }
        if (several && (here.size() >= 2 || together.size() >= 2)) {
            return plural(sentence, at, at + 1, here);
        }
        boolean object = read.lower(at).equals("them") && subject != null && subject != first;
        Party party = object && sentence.index() - subjectSentence <= MAX_SENTENCES_BACK
                ? subject
                : antecedent(sentence, first);
        return refer(sentence, at, at + 1, PartyMention.Form.PRONOUN, party);
    }

    /** The party for whom a person speaks in a sentence: a name beside a role. */
    private @Nullable Party speaker(List<NameMention> names) {
        for (NameMention mention : names) {
            for (int i = Math.max(0, mention.firstToken() - 4); i < mention.endToken() + 4; i++) {
                if (read.is(i, WordClass.ROLE)) {
                    return mention.party();
                }
            }
        }
        return null;
    }

    /** Resolves the reference at a token if there is one; answers the token to go on with. */
    private int reference(Sentence sentence, int at, @Nullable Party first, List<Party> here) {
        String word = read.lower(at);
        if (ISSUER_WORDS.contains(word) && !read.tokens.get(at).text().equals("US")) {
            Party we = speaker != null ? speaker : issuers.isEmpty() ? null : issuers.get(0);
            return refer(sentence, at, at + 1, PartyMention.Form.PRONOUN, we);
        }
        if (IT_WORDS.contains(word) && !expletive(at)) {
            return refer(sentence, at, at + 1, PartyMention.Form.PRONOUN, antecedent(sentence, first));
        }
        if (THEY_WORDS.contains(word)) {
            return they(sentence, at, first, here);
        }
        if (word.equals("two") && COPULAS.contains(read.lower(at - 1))) {
            return at + 1;
        }
        if (word.equals("the")
                || word.equals("both")
                || word.equals("its")
                || word.equals("two")
                || word.equals("this")) {
            return description(sentence, at, first, here);
        }
        return at + 1;
    }

    private boolean expletive(int at) {
        return read.lower(at).equals("it")
                && EXPLETIVE_VERBS.contains(read.lower(at + 1))
                && read.lower(at - 1).isEmpty();
    }

    private @Nullable Party antecedent(Sentence sentence, @Nullable Party first) {
        if (first != null) {
            return first;
        }
        return sentence.index() - subjectSentence <= MAX_SENTENCES_BACK ? subject : null;
    }

    private int refer(Sentence sentence, int from, int to, PartyMention.Form form, @Nullable Party party) {
        if (party != null) {
            add(from, to, sentence, form, List.of(party));
        }
        return to;
    }

    /** "the company", "the Swiss drugmaker", "both companies", "the two", "the pair". */
    private int description(Sentence sentence, int at, @Nullable Party first, List<Party> here) {
        boolean two = read.lower(at).equals("both") || read.lower(at).equals("two");
        for (int i = at + 1; i < Math.min(at + 4, sentence.endToken()); i++) {
            String word = read.lower(i);
            two |= word.equals("two") || word.equals("both") || word.equals("three");
            if (PLURALS.contains(word)) {
                return plural(sentence, at, i + 1, here);
            }
            if (GENERAL.contains(word) && !two && !compound(i)) {
                boolean defined = read.tokens.get(i).capitalised() || !issuers.isEmpty();
                Party company = defined && !issuers.isEmpty() ? issuers.get(0) : antecedent(sentence, first);
                boolean theCompany = i == at + 1 && word.equals("company");
                company = company == null && theCompany ? dominant : company;
                return refer(sentence, at, i + 1, PartyMention.Form.DESCRIPTION, company);
            }
            if (!read.tokens.get(i).word() || read.hasAny(i, WordClass.VERBS)) {
                break;
            }
        }
        if (two && read.lower(at).equals("the") && read.hasAny(at + 2, WordClass.VERBS | WordClass.FUNCTION.bit())) {
            return plural(sentence, at, at + 2, here);
        }
        return at + 1;
    }

    /** Whether the noun only qualifies another one: "the company name". */
    private boolean compound(int noun) {
        int next = noun + 1;
        return next < read.tokens.size()
                && read.tokens.get(next).word()
                && !read.lower(next).startsWith("'")
                && !read.hasAny(next, WordClass.VERBS | WordClass.FUNCTION.bit());
    }

    private int plural(Sentence sentence, int from, int to, List<Party> here) {
        List<Party> meant = here.size() >= 2 ? here : together;
        if (meant.size() >= 2) {
            add(
                    from,
                    to,
                    sentence,
                    PartyMention.Form.DESCRIPTION,
                    List.copyOf(meant.subList(0, Math.min(3, meant.size()))));
        }
        return to;
    }

    private void add(int from, int to, Sentence sentence, PartyMention.Form form, List<Party> parties) {
        mentions.add(new PartyMention(
                mentions.size(),
                read.tokens.get(from).span().through(read.tokens.get(to - 1).span()),
                from,
                to,
                sentence.index(),
                form,
                parties));
    }
}
