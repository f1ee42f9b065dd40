package org.onrecord.streams.extract.party;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onrecord.streams.entity.Ambiguity;
import org.onrecord.streams.entity.Entity;
import org.onrecord.streams.entity.NormalForm;
import org.onrecord.streams.extract.text.Sentence;
import org.onrecord.streams.extract.text.Token;

/** Gathers for every name of a document what its words and its surroundings tell. */
final class EvidenceReader {
    private static final int LEAD_SENTENCES = 4;
    private static final int GENERIC = WordClass.ORDINARY.bit()
            | WordClass.FUNCTION.bit()
            | WordClass.PLAIN_ACRONYM.bit()
            | WordClass.DEMONYM.bit()
            | WordClass.ORGANISATION_HEADS
            | WordClass.OTHER_HEADS
            | WordClass.DESCRIPTIONS;

    private final ReadText read;
    private final NameLexicon lexicon;
    private final KnownNames known;
    private final Map<String, NameEvidence> names = new LinkedHashMap<>();
    private final Set<String> lowerWords = new HashSet<>();
    private final Set<String> surnames = new HashSet<>();

    EvidenceReader(ReadText read, NameLexicon lexicon, KnownNames known) {
        this.read = read;
        this.lexicon = lexicon;
        this.known = known;
    }

    /** The names by their bare form, in the order of the text. */
    Map<String, NameEvidence> read(List<NameRun> runs) {
        collectWords(runs);
        for (int i = 0; i < runs.size(); i++) {
            NameRun run = runs.get(i);
            String spelling = read.text.text(run.firstToken(), run.endToken());
            String form = NormalForm.of(spelling).bare();
            if (!form.isEmpty()) {
                NameEvidence name = names.computeIfAbsent(form, NameEvidence::new);
                name.add(run, spelling, read.text.sentence(run.sentence()).kind() == Sentence.Kind.TITLE);
                surroundings(name, run);
                neighbours(name, run, i > 0 ? runs.get(i - 1) : null, i + 1 < runs.size() ? runs.get(i + 1) : null);
            }
        }
        names.values().forEach(this::words);
        lists(runs);
        acronyms();
        return names;
    }

    private void collectWords(List<NameRun> runs) {
        for (Token token : read.tokens) {
            if (token.word() && Character.isLowerCase(token.text().charAt(0))) {
                lowerWords.add(token.lower());
            }
        }
        for (NameRun run : runs) {
            boolean person = run.sort() == NameRun.Sort.PERSON || personShape(run);
            if (person && run.size() >= 2 && run.size() <= 4) {
                surnames.add(read.lower(run.endToken() - 1));
            } else if (run.sort() == NameRun.Sort.PERSON) {
                surnames.add(read.lower(run.firstToken()));
            }
        }
    }

    /** Whether the words look like given name and surname. */
    private boolean personShape(NameRun run) {
        int last = run.endToken() - 1;
        if (run.size() < 2
                || run.size() > 4
                || run.known()
                || read.hasAny(
                        last, WordClass.ORGANISATION_HEADS | WordClass.OTHER_HEADS | WordClass.LEGAL_FORM.bit())) {
            return false;
        }
        for (int i = run.firstToken(); i < run.endToken(); i++) {
            if (!read.tokens.get(i).word() && read.tokens.get(i).kind() != Token.Kind.PUNCTUATION
                    || read.lower(i).equals("&")) {
                return false;
            }
        }
        boolean initial = read.tokens.get(run.firstToken() + 1).text().endsWith(".")
                && read.tokens.get(run.firstToken() + 1).text().length() == 2;
        return read.is(run.firstToken(), WordClass.GIVEN_NAME) || initial && run.size() == 3;
    }

    private void surroundings(NameEvidence name, NameRun run) {
        Sentence sentence = read.text.sentence(run.sentence());
        ReadText.Casing casing = read.casing(run.sentence());
        int before = run.firstToken() - 1;
        boolean starts = opens(before, sentence);
        name.headlines += casing == ReadText.Casing.NORMAL ? 0 : 1;
        name.sentenceStarts += starts ? 1 : 0;
        name.set(NameFeature.IN_TITLE, sentence.kind() == Sentence.Kind.TITLE);
        name.set(NameFeature.ABOUT_HEADING, isAbout(run, sentence));
        name.set(
                NameFeature.LEAD_SUBJECT,
                starts && run.sentence() < LEAD_SENTENCES && sentence.kind() == Sentence.Kind.BODY);
        if (before >= sentence.firstToken()) {
            String word = read.lower(before);
            name.afterPlacePreposition += word.equals("in") || word.equals("at") || word.equals("near") ? 1 : 0;
            name.afterComma += word.equals(",") ? 1 : 0;
            before(name, before, sentence);
        }
        if (run.endToken() < read.tokens.size()) {
            after(name, run.endToken(), sentence, casing);
        }
    }

    private boolean opens(int before, Sentence sentence) {
        return before < sentence.firstToken()
                || !read.tokens.get(before).word() && before - sentence.firstToken() <= 1
                || read.lower(before).equals("—")
                || read.lower(before).equals("--");
    }

    private boolean isAbout(NameRun run, Sentence sentence) {
        return run.firstToken() == sentence.firstToken() + 1
                && read.lower(sentence.firstToken()).equals("about")
                && sentence.endToken() - run.endToken() <= 2;
    }

    private void before(NameEvidence name, int before, Sentence sentence) {
        String word = read.lower(before);
        switch (word) {
            case "with", "between" -> name.set(NameFeature.WITH_BEFORE);
            case "by" -> name.set(NameFeature.BY_BEFORE);
            case "from" -> name.set(NameFeature.FROM_BEFORE);
            case "to" -> name.set(NameFeature.TO_BEFORE);
            case "of" -> name.set(NameFeature.OF_BEFORE);
            case "for" -> name.set(NameFeature.FOR_BEFORE);
            case "at" -> name.set(NameFeature.AT_BEFORE);
            case "in", "near", "across", "throughout", "around" -> name.set(NameFeature.IN_BEFORE);
            case "on", "via", "through" -> name.set(NameFeature.ON_BEFORE);
            case "the" -> name.set(NameFeature.THE_BEFORE);
            case "a", "an", "any", "every", "our", "your", "my" -> name.set(NameFeature.A_BEFORE);
            case "\"", "“", "‘" -> name.set(NameFeature.QUOTED);
            case "-" -> name.set(NameFeature.HYPHEN_BEFORE, read.adjacent(before, before + 1));
            default -> {}
        }
        boolean role = read.is(before - 1, WordClass.ROLE);
        name.set(
                NameFeature.ROLE_OF,
                (word.equals("of") || word.equals("at") || word.equals("for") || word.equals(",")) && role);
        boolean of = word.equals("of") || word.equals("by") || word.equals("to");
        name.set(
                NameFeature.UNIT_OF_BEFORE,
                of && read.hasAny(before - 1, WordClass.DESCRIPTIONS)
                        || word.equals("by") && OWNED.contains(read.lower(before - 1)));
        name.set(NameFeature.DESCRIPTION_BEFORE, read.hasAny(before, WordClass.DESCRIPTIONS) && !read.nameLike(before));
        name.set(
                NameFeature.DEAL_BEFORE,
                DEALS.contains(word) || DEALS.contains(read.lower(before - 1)) && before - 1 >= sentence.firstToken());
    }

    private static final Set<String> OWNED = Set.of(
            "owned",
            "made",
            "acquired",
            "controlled",
            "backed",
            "operated",
            "manufactured",
            "developed",
            "bought",
            "funded",
            "powered",
            "produced",
            "distributed",
            "led");
    private static final Set<String> DEALS = Set.of(
            "partnership",
            "agreement",
            "collaboration",
            "alliance",
            "venture",
            "partnering",
            "deal",
            "contract",
            "partnered",
            "acquired",
            "acquire",
            "acquiring",
            "buy",
            "bought",
            "acquisition",
            "acquires",
            "buys",
            "partner",
            "partners",
            "merger",
            "merge",
            "teamed",
            "collaborating",
            "collaborates",
            "customers",
            "clients",
            "stake",
            "cooperation",
            "signed",
            "joined",
            "supplier",
            "subsidiary",
            "unit");
    private static final Set<String> SHARES = Set.of(
            "shares",
            "share",
            "stock",
            "shareholders",
            "stockholders",
            "stake",
            "executives",
            "management",
            "board",
            "employees",
            "officials",
            "subsidiary",
            "unit",
            "headquarters",
            "customers",
            "investors",
            "earnings",
            "bid",
            "offer",
            "deal",
            "acquisition",
            "brand");

    private void after(NameEvidence name, int next, Sentence sentence, ReadText.Casing casing) {
        String word = read.lower(next);
        boolean inside = next < sentence.endToken();
        if (inside && casing == ReadText.Casing.NORMAL) {
            int verb =
                    read.hasAny(next, WordClass.FUNCTION.bit()) && !read.is(next, WordClass.ACTING) ? next + 1 : next;
            name.set(NameFeature.SAYS, read.is(verb, WordClass.SAYING) && !read.nameLike(verb));
            name.set(NameFeature.ACTS, read.is(verb, WordClass.ACTING) && !read.nameLike(verb));
            name.set(NameFeature.SHARES_FOLLOW, SHARES.contains(word));
            name.set(
                    NameFeature.ROLE_FOLLOWS,
                    read.is(next, WordClass.ROLE)
                            || read.is(next + 1, WordClass.ROLE)
                                    && read.tokens.get(next).word()
                                    && !read.is(next, WordClass.FUNCTION));
            boolean noun = read.tokens.get(next).word()
                    && !read.hasAny(next, WordClass.FUNCTION.bit() | WordClass.VERBS)
                    && !read.nameLike(next);
            name.set(NameFeature.NOUN_FOLLOWS, noun && !word.equals("'s"));
            name.set(NameFeature.PRODUCT_FOLLOWS, noun && read.is(next, WordClass.HEAD_PRODUCT));
        }
        if (word.equals("'s") || word.equals("'")) {
            name.set(NameFeature.POSSESSIVE);
            name.set(
                    NameFeature.POSSESSIVE_ROLE,
                    read.is(next + 1, WordClass.ROLE)
                            || SHARES.contains(read.lower(next + 1))
                            || read.is(next + 2, WordClass.ROLE));
        }
        if (word.equals("-")) {
            name.set(NameFeature.COMPOUND, !read.nameLike(next + 1) && read.adjacent(next, next + 1));
        }
        name.set(NameFeature.DESCRIPTION_APPOSED, word.equals(",") && describes(next + 1));
        name.set(NameFeature.PLACE_CONTEXT, word.equals(",") && placeFollows(next + 1));
        ticker(name, next);
    }

    /** Whether "a leading provider of" follows, with the noun among the next eight words. */
    private boolean describes(int at) {
        String article = read.lower(at);
        if (!article.equals("a") && !article.equals("an") && !article.equals("the") && !article.equals("one")) {
            return false;
        }
        for (int i = at + 1; i < Math.min(at + 9, read.tokens.size()); i++) {
            if (read.hasAny(i, WordClass.DESCRIPTIONS) && !read.nameLike(i)) {
                return true;
            }
            if (!read.tokens.get(i).word() && !read.lower(i).equals("-")) {
                return false;
            }
        }
        return false;
    }

    private boolean placeFollows(int at) {
        return at < read.tokens.size()
                && (lexicon.endOfPlace(read.tokens, at, Math.min(at + 3, read.tokens.size())) > at
                        || read.tokens.get(at).text().length() == 2
                                && read.tokens.get(at).allCapitals()
                                && !read.is(at, WordClass.LEGAL_FORM));
    }

    private void ticker(NameEvidence name, int next) {
        name.set(NameFeature.TICKER, Tickers.at(read, next) != null);
        boolean open = read.lower(next).equals("(");
        String inner = read.lower(next + 1);
        name.set(
                NameFeature.DEFINED,
                open
                        && (inner.equals("\"")
                                || inner.equals("“")
                                || inner.equals("the")
                                || inner.equals("formerly")
                                || inner.equals("hereinafter")));
    }

    private boolean person(@Nullable NameRun run) {
        return run != null && (run.sort() == NameRun.Sort.PERSON || personShape(run));
    }

    private void neighbours(NameEvidence name, NameRun run, @Nullable NameRun previous, @Nullable NameRun next) {
        name.set(NameFeature.BESIDE_KNOWN, joined(previous, run) && sure(previous) || joined(run, next) && sure(next));
        name.set(
                NameFeature.BESIDE_PERSON,
                joined(previous, run) && person(previous) || joined(run, next) && person(next));
    }

    /** Marks every member of an enumeration of which some are known: "Bolt, Acme and Crane". */
    private void lists(List<NameRun> runs) {
        int start = 0;
        for (int i = 1; i <= runs.size(); i++) {
            if (i == runs.size() || !joined(runs.get(i - 1), runs.get(i)) && !bareItems(runs.get(i - 1), runs.get(i))) {
                if (i - start >= 3) {
                    list(runs.subList(start, i));
                }
                start = i;
            }
        }
    }

    private void list(List<NameRun> members) {
        int known = 0;
        for (NameRun member : members) {
            NameEvidence name = nameOf(member);
            boolean sure = name != null
                    && (name.has(NameFeature.KNOWN)
                            || name.has(NameFeature.LEGAL_FORM)
                            || name.has(NameFeature.TICKER));
            known += sure ? 1 : 0;
        }
        if (known * 5 >= members.size()) {
            for (NameRun member : members) {
                NameEvidence name = nameOf(member);
                if (name != null) {
                    name.set(NameFeature.LISTED_WITH_KNOWN);
                }
            }
        }
    }

    private @Nullable NameEvidence nameOf(NameRun run) {
        return names.get(
                NormalForm.of(read.text.text(run.firstToken(), run.endToken())).bare());
    }

    /** Whether two runs are all that two neighbouring lines hold, bullets aside. */
    private boolean bareItems(NameRun left, NameRun right) {
        return right.sentence() == left.sentence() + 1 && bare(left) && bare(right);
    }

    private boolean bare(NameRun run) {
        Sentence sentence = read.text.sentence(run.sentence());
        return run.firstToken() - sentence.firstToken() <= 1 && sentence.endToken() - run.endToken() <= 1;
    }

    private boolean joined(@Nullable NameRun left, @Nullable NameRun right) {
        if (left == null || right == null || right.firstToken() - left.endToken() > 2) {
            return false;
        }
        for (int i = left.endToken(); i < right.firstToken(); i++) {
            String word = read.lower(i);
            if (!word.equals(",")
                    && !word.equals("and")
                    && !word.equals("&")
                    && !word.equals("or")
                    && !word.equals("/")
                    && !word.equals("-")) {
                return false;
            }
        }
        return right.firstToken() > left.endToken();
    }

    private boolean sure(@Nullable NameRun run) {
        return run != null && (run.known() || read.is(run.endToken() - 1, WordClass.LEGAL_FORM));
    }

    /** What the words of the name itself tell, once for each name. */
    private void words(NameEvidence name) {
        NameRun run = name.runs.get(0);
        for (NameRun each : name.runs) {
            name.set(NameFeature.LEGAL_FORM, legal(each));
            name.set(NameFeature.KNOWN_START, each.knownEnd() > each.firstToken() && !each.known());
            name.set(NameFeature.PERSON_SHAPE, personShape(each));
        }
        knowledge(name);
        heads(name, run);
        shape(name, run);
        name.set(NameFeature.PERSON_CONTEXT, name.persons > 0);
        name.set(NameFeature.SURNAME, run.size() == 1 && surnames.contains(read.lower(run.firstToken())));
        name.set(NameFeature.PLACE_NAME, name.places > 0);
        name.set(NameFeature.ONLY_AT_SENTENCE_START, name.sentenceStarts == name.count);
        name.set(NameFeature.ONLY_IN_HEADLINES, name.headlines == name.count);
        name.set(NameFeature.ONLY_WHERE_PLACES_STAND, name.afterPlacePreposition == name.count);
        name.set(NameFeature.ONLY_AFTER_COMMA, name.afterComma == name.count);
        name.set(NameFeature.TWICE, name.count >= 2);
        name.set(NameFeature.FOUR_TIMES, name.count >= 4);
    }

    private boolean legal(NameRun run) {
        int last = run.endToken() - 1;
        return run.size() > 1 && read.is(last, WordClass.LEGAL_FORM) && read.nameLike(last);
    }

    /** Whether a known but ambiguous name is written as a name is, not as the word, the person or the place. */
    private boolean likely(NameEvidence name) {
        NameRun run = name.runs.get(0);
        boolean word = name.sentenceStarts == name.count
                || name.headlines == name.count
                || lowerWords.contains(read.lower(run.firstToken()));
        return !word && name.persons == 0 && name.places == 0 && !surnames.contains(read.lower(run.firstToken()));
    }

    private void knowledge(NameEvidence name) {
        Entity entity = known.entity(name.form);
        if (entity == null) {
            return;
        }
        name.set(
                NameFeature.KNOWN,
                entity.ambiguities().stream().allMatch(ambiguity -> ambiguity == Ambiguity.SHARED)
                        || name.form.indexOf(' ') > 0);
        name.set(NameFeature.KNOWN_AND_LIKELY, likely(name));
        name.set(NameFeature.KNOWN_BUT_WORD, entity.ambiguities().contains(Ambiguity.WORD));
        name.set(NameFeature.KNOWN_BUT_PERSON, entity.ambiguities().contains(Ambiguity.PERSON));
        name.set(NameFeature.KNOWN_BUT_PLACE, entity.ambiguities().contains(Ambiguity.PLACE));
    }

    private void heads(NameEvidence name, NameRun run) {
        int last = run.endToken() - 1;
        while (last > run.firstToken()
                && (read.is(last, WordClass.LEGAL_FORM)
                        || !read.tokens.get(last).word())) {
            last--;
        }
        if (run.size() == 1) {
            return;
        }
        int classes = read.classes(last);
        name.set(NameFeature.HEAD_COMPANY, WordClass.HEAD_COMPANY.in(classes));
        name.set(NameFeature.HEAD_INSTITUTION, WordClass.HEAD_INSTITUTION.in(classes));
        name.set(NameFeature.HEAD_PUBLIC_BODY, WordClass.HEAD_PUBLIC_BODY.in(classes));
        name.set(NameFeature.HEAD_MEDIUM, WordClass.HEAD_MEDIUM.in(classes));
        name.set(NameFeature.HEAD_PRODUCT, WordClass.HEAD_PRODUCT.in(classes));
        name.set(NameFeature.HEAD_PLACE, WordClass.HEAD_PLACE.in(classes));
        name.set(NameFeature.HEAD_EVENT, WordClass.HEAD_EVENT.in(classes));
        name.set(NameFeature.HEAD_LAW, WordClass.HEAD_LAW.in(classes));
        name.set(NameFeature.HEAD_TITLE, WordClass.HEAD_TITLE.in(classes));
        name.set(NameFeature.HEAD_DOCUMENT, WordClass.HEAD_DOCUMENT.in(classes));
        boolean of = false;
        for (int i = run.firstToken() + 1; i < last; i++) {
            of |= (read.lower(i).equals("of") || read.lower(i).equals("for"))
                    && read.hasAny(
                            i - 1,
                            WordClass.HEAD_INSTITUTION.bit()
                                    | WordClass.HEAD_PUBLIC_BODY.bit()
                                    | WordClass.HEAD_COMPANY.bit());
        }
        name.set(NameFeature.FIRST_INSTITUTION, of);
    }

    private void shape(NameEvidence name, NameRun run) {
        int words = 0;
        int ordinary = 0;
        int generic = 0;
        int first = run.firstToken();
        for (int i = first; i < run.endToken(); i++) {
            Token token = read.tokens.get(i);
            if (token.word() && !read.is(i, WordClass.LEGAL_FORM)) {
                words++;
                ordinary += read.hasAny(
                                i,
                                WordClass.ORDINARY.bit()
                                        | WordClass.FUNCTION.bit()
                                        | WordClass.PLAIN_ACRONYM.bit()
                                        | WordClass.DEMONYM.bit())
                        ? 1
                        : 0;
                generic += read.hasAny(i, GENERIC) ? 1 : 0;
            }
            name.set(NameFeature.DIGIT, token.kind() == Token.Kind.NUMBER || hasDigit(token.text()));
            name.set(NameFeature.AMPERSAND, token.text().indexOf('&') >= 0);
            name.set(NameFeature.DOMAIN_LIKE, ReadText.domainLike(token.text()));
            name.set(NameFeature.INNER_CAPITAL, token.word() && innerCapital(token.text()));
        }
        Token token = read.tokens.get(first);
        name.set(NameFeature.ONE_WORD, words <= 1);
        name.set(NameFeature.TWO_WORDS, words == 2);
        name.set(NameFeature.MANY_WORDS, words >= 5);
        name.set(
                NameFeature.SINGLE_LETTER,
                words <= 1 && token.text().replace(".", "").length() == 1);
        name.set(NameFeature.PLACE_FIRST, words > 1 && lexicon.endOfPlace(read.tokens, first, run.endToken()) > first);
        name.set(NameFeature.DEMONYM_FIRST, words > 1 && read.is(first, WordClass.DEMONYM));
        name.set(NameFeature.ALL_ORDINARY, words > 1 && ordinary == words);
        name.set(NameFeature.ALL_GENERIC, words > 1 && generic == words);
        if (words <= 1) {
            name.set(NameFeature.DEMONYM_ONLY, read.is(first, WordClass.DEMONYM));
            name.set(NameFeature.PLAIN_ACRONYM, read.is(first, WordClass.PLAIN_ACRONYM));
            name.set(
                    NameFeature.ORDINARY_WORD,
                    read.hasAny(
                            first,
                            WordClass.ORDINARY.bit()
                                    | WordClass.FUNCTION.bit()
                                    | WordClass.DESCRIPTIONS
                                    | WordClass.OTHER_HEADS
                                    | WordClass.ORGANISATION_HEADS));
            name.set(NameFeature.LOWER_ELSEWHERE, lowerWords.contains(token.lower()) && !token.allCapitals());
            name.set(
                    NameFeature.SHORT_CAPITALS,
                    token.allCapitals() && token.text().length() <= 6 && name.headlines < name.count);
        }
    }

    private static boolean hasDigit(String text) {
        return text.chars().anyMatch(Character::isDigit);
    }

    private static boolean innerCapital(String text) {
        for (int i = 1; i < text.length(); i++) {
            if (Character.isUpperCase(text.charAt(i)) && Character.isLowerCase(text.charAt(i - 1))) {
                return true;
            }
        }
        return false;
    }

    /** Marks capitals that are the initials of a longer name, and names that are the start of a longer one. */
    private void acronyms() {
        Map<String, String> byInitials = new HashMap<>();
        Set<String> starts = new HashSet<>();
        for (NameEvidence name : names.values()) {
            byInitials.put(Initials.of(name.form), name.form);
            for (int space = name.form.indexOf(' '); space > 0; space = name.form.indexOf(' ', space + 1)) {
                starts.add(name.form.substring(0, space));
            }
        }
        for (NameEvidence name : names.values()) {
            boolean capitals = name.has(NameFeature.SHORT_CAPITALS);
            name.set(NameFeature.ACRONYM_OF_NAME, capitals && byInitials.containsKey(name.form));
            name.set(NameFeature.PART_OF_LONGER, starts.contains(name.form));
            int space = name.form.lastIndexOf(' ');
            name.set(NameFeature.EXTENDS_ACCEPTED, space > 0 && names.containsKey(name.form.substring(0, space)));
        }
    }
}
