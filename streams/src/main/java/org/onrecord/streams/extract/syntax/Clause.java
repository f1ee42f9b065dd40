package org.onrecord.streams.extract.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onrecord.streams.extract.party.PartyMention;
import org.onrecord.streams.extract.syntax.Chunk.Kind;
import org.onrecord.streams.extract.syntax.Chunk.VerbGroup;

/**
 * The chunks of one sentence, and who stands where around a verb group or a noun phrase.
 *
 * <p>A deterministic reading from the surface: to the left of a verb over asides, relative clauses and chains of
 * prepositional phrases to its subject; to the right to its object and prepositional phrases. Every walk is bounded.
 */
public final class Clause {
    private static final int MAX_ASIDE_CHUNKS = 25;
    private static final int MAX_LIST_CHUNKS = 120;
    private static final int MAX_DEPTH = 6;
    private static final Set<String> OBJECT_CONTROL = Set.of(
            "ask",
            "allow",
            "enable",
            "permit",
            "authorise",
            "authorize",
            "hire",
            "select",
            "choose",
            "appoint",
            "engage",
            "contract",
            "pick",
            "tap",
            "commission",
            "license",
            "licence",
            "help",
            "require",
            "request",
            "invite",
            "force",
            "empower",
            "entitle",
            "name",
            "pay",
            "tell",
            "want",
            "get",
            "task",
            "expect",
            "let",
            "urge",
            "order",
            "retain",
            "use");
    private static final Set<String> CLAUSE_PREPOSITIONS =
            Set.of("after", "before", "since", "as", "until", "till", "because", "than", "except", "when");
    private static final Set<String> INDEFINITE = Set.of("a", "an", "your", "one");
    private static final Set<String> PARTITIVES = Set.of("of", "in", "at", "from", "for", "behind");

    private final List<Chunk> chunks;
    private final Set<String> adverbs;
    private final boolean headline;

    /**
     * @param adverbs the adverbs of the sentence, which stand in no chunk
     * @param headline whether commas stand for "and"
     */
    public Clause(List<Chunk> chunks, Set<String> adverbs, boolean headline) {
        this.headline = headline;
        this.chunks = List.copyOf(chunks);
        this.adverbs = Set.copyOf(adverbs);
    }

    public List<Chunk> chunks() {
        return chunks;
    }

    public int size() {
        return chunks.size();
    }

    public Chunk chunk(int index) {
        return chunks.get(index);
    }

    private boolean is(int index, Kind kind) {
        return index >= 0 && index < chunks.size() && chunks.get(index).is(kind);
    }

    private boolean preposition(int index, String word) {
        return is(index, Kind.PREPOSITION) && chunks.get(index).first().lower().equals(word);
    }

    private @Nullable VerbGroup verb(int index) {
        return index >= 0 && index < chunks.size() ? chunks.get(index).verb() : null;
    }

    /** Whether the verb group's participle says what is done to its subject. */
    public boolean passive(int at) {
        VerbGroup verb = verb(at);
        if (verb == null || verb.passive()) {
            return verb != null;
        }
        if (!verb.bareParticiple()) {
            return verb.form() == VerbLexicon.Form.PARTICIPLE && !verb.perfect();
        }
        if (verb.form() == VerbLexicon.Form.PARTICIPLE || preposition(at + 1, "by")) {
            return true;
        }
        return questionAuxiliary(at) || reduced(at);
    }

    /** "Is Bolt owned by Acme?" */
    private boolean questionAuxiliary(int at) {
        VerbGroup auxiliary = verb(at - 2);
        return is(at - 1, Kind.NOUN_PHRASE)
                && auxiliary != null
                && auxiliary.lemma().equals("be");
    }

    /** A bare participle without an object after a noun phrase that another finite verb claims: "lenses made in Japan are". */
    private boolean reduced(int at) {
        boolean object = is(at + 1, Kind.NOUN_PHRASE);
        if (object || !is(at - 1, Kind.NOUN_PHRASE) && !is(at - 1, Kind.COMMA)) {
            return false;
        }
        for (int i = at + 1; i < chunks.size() && !is(i, Kind.STOP) && !is(i, Kind.SUBORDINATOR); i++) {
            if (is(i, Kind.RELATIVE)) {
                return false;
            }
            VerbGroup other = verb(i);
            if (other != null && !other.infinitive() && !other.gerund()) {
                return !is(i - 1, Kind.CONJUNCTION);
            }
        }
        return false;
    }

    /** Who fills the subject's place of the verb group, over control, coordination and relative clauses. */
    public List<Filler> subjects(int at) {
        return subjects(at, 0);
    }

    private List<Filler> subjects(int at, int depth) {
        VerbGroup verb = verb(at);
        if (verb == null || depth > MAX_DEPTH) {
            return List.of();
        }
        if (verb.infinitive()) {
            return infinitiveSubjects(at, depth);
        }
        if (verb.gerund()) {
            return gerundSubjects(at, depth);
        }
        return finiteSubjects(at, depth);
    }

    /** What stands where the subject of the chunk at {@code at} would: "none", "pronoun", "definite" or "noun". */
    public String subjectKind(int at) {
        for (int j = at - 1; j >= 0 && j > at - MAX_ASIDE_CHUNKS; j--) {
            if (is(j, Kind.STOP) || is(j, Kind.SUBORDINATOR)) {
                return "none";
            }
            if (is(j, Kind.NOUN_PHRASE) && !is(j - 1, Kind.PREPOSITION) && verb(j - 1) == null) {
                Unit first = chunks.get(j).first();
                boolean definite = first.lower().equals("the") || first.is(Tag.POSSESSIVE_PRONOUN);
                return first.is(Tag.PRONOUN) ? "pronoun" : definite ? "definite" : "noun";
            }
        }
        return "none";
    }

    private List<Filler> infinitiveSubjects(int at, int depth) {
        int j = at - 1;
        if (is(j, Kind.CONJUNCTION) || is(j, Kind.COMMA)) {
            j--;
        }
        if (is(j, Kind.NOUN_PHRASE)
                && (preposition(j - 1, "for") || preposition(j - 1, "by"))
                && chunks.get(j).holdsMention()) {
            return fillers(j);
        }
        int governor = verbToTheLeft(j);
        if (governor < 0) {
            return is(j, Kind.NOUN_PHRASE) ? group(j, true) : List.of();
        }
        VerbGroup verb = chunks.get(governor).verb();
        boolean objectBetween = is(governor + 1, Kind.NOUN_PHRASE) && governor + 1 <= j;
        if (verb != null && objectBetween && OBJECT_CONTROL.contains(verb.lemma()) && !passive(governor)) {
            List<Filler> objects = objects(governor);
            if (!objects.isEmpty()) {
                return objects;
            }
        }
        return subjects(governor, depth + 1);
    }

    private List<Filler> gerundSubjects(int at, int depth) {
        if (is(at - 1, Kind.NOUN_PHRASE) && !preposition(at - 2, "of")) {
            List<Filler> direct = group(at - 1, true);
            if (!direct.isEmpty() && direct.get(0).path() == Filler.Path.HEAD) {
                return direct;
            }
        }
        int governor = verbToTheLeft(at - 1);
        if (governor >= 0) {
            return subjects(governor, depth + 1);
        }
        return mainSubjectToTheRight(at + 1);
    }

    /** The subject of the clause that an opening phrase belongs to: "By buying Bolt, Acme enters". */
    private List<Filler> mainSubjectToTheRight(int from) {
        for (int i = from; i < chunks.size() && !is(i, Kind.STOP); i++) {
            if (is(i, Kind.COMMA) && is(i + 1, Kind.NOUN_PHRASE)) {
                int verb = i + 2;
                while (verb < chunks.size() && verb < i + MAX_ASIDE_CHUNKS && !is(verb, Kind.STOP)) {
                    VerbGroup group = verb(verb);
                    if (group != null && !group.gerund() && !group.infinitive() && !reducedAfterNoun(verb)) {
                        return finiteSubjects(verb, MAX_DEPTH);
                    }
                    verb++;
                }
            }
        }
        return List.of();
    }

    private boolean reducedAfterNoun(int at) {
        VerbGroup verb = verb(at);
        return verb != null && verb.bareParticiple() && passive(at);
    }

    private int verbToTheLeft(int from) {
        for (int i = from; i >= 0 && i > from - MAX_ASIDE_CHUNKS; i--) {
            VerbGroup verb = verb(i);
            if (verb != null) {
                return i;
            }
            if (is(i, Kind.STOP) || is(i, Kind.SUBORDINATOR)) {
                return -1;
            }
        }
        return -1;
    }

    private List<Filler> finiteSubjects(int at, int depth) {
        int j = at - 1;
        for (int steps = 0; j >= 0 && steps < MAX_ASIDE_CHUNKS; steps++) {
            Chunk chunk = chunks.get(j);
            switch (chunk.kind()) {
                case STOP -> {
                    if (!chunk.first().lower().equals(":") || !is(j - 1, Kind.NOUN_PHRASE) || j != at - 1) {
                        return List.of();
                    }
                    j--;
                }
                case SUBORDINATOR -> {
                    return List.of();
                }
                case PREPOSITION -> j--;
                case RELATIVE -> {
                    return antecedents(j);
                }
                case CONJUNCTION -> {
                    int other = verbToTheLeft(j - 1);
                    return other < 0 || depth >= MAX_DEPTH ? List.of() : subjects(other, depth + 1);
                }
                case VERB_GROUP -> {
                    return depth >= MAX_DEPTH ? List.of() : subjects(j, depth + 1);
                }
                case COMMA -> {
                    int open = asideStart(j);
                    j = open >= 0 ? open - 1 : j - 1;
                }
                case NOUN_PHRASE -> {
                    int head = headOfChain(j);
                    int start = groupStart(head);
                    boolean adverbial = is(start - 1, Kind.PREPOSITION)
                            && !CLAUSE_PREPOSITIONS.contains(
                                    chunks.get(start - 1).first().lower())
                            && start - 2 >= 0
                            && !is(start - 2, Kind.VERB_GROUP);
                    if (!adverbial) {
                        return group(head, true);
                    }
                    j = start - 2;
                }
            }
        }
        return List.of();
    }

    private List<Filler> antecedents(int relative) {
        PartyMention mention = chunks.get(relative).first().mention();
        if (mention != null) {
            return List.of(new Filler(mention, Filler.Path.HEAD, "", relative));
        }
        int j = is(relative - 1, Kind.PREPOSITION) ? relative - 2 : relative - 1;
        j = is(j, Kind.COMMA) ? j - 1 : j;
        if (!is(j, Kind.NOUN_PHRASE)) {
            return List.of();
        }
        List<Filler> nearest = fillers(j);
        return nearest.isEmpty() || nearest.get(0).path() != Filler.Path.HEAD ? group(headOfChain(j), true) : nearest;
    }

    /**
     * The index of the comma that opens the aside which the comma at {@code close} closes, or -1: an apposition ("a unit of
     * Bolt"), a relative clause, a participle or a prepositional phrase.
     */
    private int asideStart(int close) {
        int afterName = asideStart(close, true);
        return afterName >= 0 ? afterName : asideStart(close, false);
    }

    private int asideStart(int close, boolean afterName) {
        for (int i = close - 1; i > 0 && i > close - MAX_ASIDE_CHUNKS; i--) {
            if (is(i, Kind.STOP)) {
                return -1;
            }
            boolean fits = !afterName
                    || is(i - 1, Kind.NOUN_PHRASE) && chunks.get(i - 1).head().is(Tag.MENTION);
            if (fits && is(i, Kind.COMMA) && i + 1 < close && opensAside(i + 1)) {
                return i;
            }
        }
        return -1;
    }

    private boolean opensAside(int at) {
        Chunk chunk = chunks.get(at);
        return switch (chunk.kind()) {
            case RELATIVE -> true;
            case PREPOSITION -> !chunk.first().lower().equals("like");
            case NOUN_PHRASE -> describes(chunk);
            case VERB_GROUP ->
                chunk.verb() != null
                        && (chunk.verb().bareParticiple() || chunk.verb().gerund());
            case COMMA, CONJUNCTION, SUBORDINATOR, STOP -> false;
        };
    }

    /** Whether a noun phrase can only describe the one before it: "a unit", "maker", "its owner", "Sweden's oldest bank". */
    private static boolean describes(Chunk phrase) {
        Unit first = phrase.first();
        if (phrase.head().is(Tag.MENTION)) {
            return phrase.units().size() > 2 && INDEFINITE.contains(first.lower());
        }
        boolean name = first.is(Tag.MENTION)
                && first.mention() != null
                && first.mention().form() == PartyMention.Form.NAME
                && phrase.units().size() > 1
                && !phrase.units().get(1).is(Tag.POSSESSIVE);
        return !name && !first.is(Tag.PRONOUN);
    }

    /** The first noun phrase of a chain "A of B in C" that ends at {@code at}. */
    private int headOfChain(int at) {
        int j = at;
        for (int steps = 0; steps < MAX_ASIDE_CHUNKS; steps++) {
            int start = groupStart(j);
            boolean chained = is(start - 1, Kind.PREPOSITION)
                    && is(start - 2, Kind.NOUN_PHRASE)
                    && !CLAUSE_PREPOSITIONS.contains(
                            chunks.get(start - 1).first().lower());
            if (!chained) {
                return j;
            }
            j = start - 2;
        }
        return j;
    }

    private boolean objectOf(int verb, int phrase) {
        return phrase == verb + 1;
    }

    /** The first chunk of the coordinated noun phrases that end at {@code at}. */
    private int groupStart(int at) {
        int start = at;
        for (int steps = 0; steps < MAX_ASIDE_CHUNKS; steps++) {
            int before = coordinatedBefore(start);
            if (before < 0) {
                return start;
            }
            start = before;
        }
        return start;
    }

    /** The index of the noun phrase that is coordinated with the one at {@code at} from the left, or -1. */
    private int coordinatedBefore(int at) {
        int j = at - 1;
        boolean joined = false;
        if (is(j, Kind.CONJUNCTION)) {
            joined = true;
            j--;
            if (is(j, Kind.COMMA)) {
                int open = asideStart(j, true);
                if (open > 0) {
                    return open - 1;
                }
                j--;
            }
        } else if (is(j, Kind.COMMA) && is(at, Kind.NOUN_PHRASE) && !describes(chunks.get(at))) {
            joined = listComma(j);
            j--;
        }
        return joined && is(j, Kind.NOUN_PHRASE) && alike(j, at) ? j : -1;
    }

    /** Whether the comma is inside a list "A, B and C" (a conjunction follows within a few list members). */
    private boolean listComma(int comma) {
        boolean mentions = is(comma - 1, Kind.NOUN_PHRASE)
                && is(comma + 1, Kind.NOUN_PHRASE)
                && chunks.get(comma - 1).head().is(Tag.MENTION)
                && chunks.get(comma + 1).first().is(Tag.MENTION);
        if (headline && mentions) {
            return true;
        }
        for (int i = comma + 1; i < chunks.size() && i < comma + MAX_LIST_CHUNKS; i++) {
            if (is(i, Kind.CONJUNCTION)) {
                return true;
            }
            if (!is(i, Kind.NOUN_PHRASE) && !is(i, Kind.COMMA)) {
                return false;
            }
        }
        return false;
    }

    private boolean alike(int first, int second) {
        return chunks.get(first).holdsMention() || !chunks.get(second).holdsMention();
    }

    /** The fillers of the coordinated noun phrases of which the one at {@code at} is the last (or first). */
    private List<Filler> group(int at, boolean leftwards) {
        List<Filler> fillers = new ArrayList<>();
        int current = at;
        for (int steps = 0; current >= 0 && steps < MAX_LIST_CHUNKS; steps++) {
            fillers.addAll(fillers(current));
            current = leftwards ? coordinatedBefore(current) : coordinatedAfter(current);
        }
        return fillers;
    }

    private int coordinatedAfter(int at) {
        int j = at + 1;
        if (is(j, Kind.COMMA) && is(j + 1, Kind.NOUN_PHRASE) && describes(chunks.get(j + 1))) {
            int close = asideEnd(j + 1);
            if (close > 0 && is(close + 1, Kind.CONJUNCTION)) {
                j = close + 1;
            }
        }
        if (is(j, Kind.COMMA) && is(j + 1, Kind.CONJUNCTION)) {
            j++;
        }
        boolean joined = is(j, Kind.CONJUNCTION)
                || is(j, Kind.COMMA) && listComma(j) && is(j + 1, Kind.NOUN_PHRASE) && !describes(chunks.get(j + 1));
        if (!joined || !is(j + 1, Kind.NOUN_PHRASE) || !chunks.get(j + 1).holdsMention()) {
            return -1;
        }
        VerbGroup next = verb(j + 2);
        boolean newClause = next != null && !next.infinitive() && !next.gerund() && !passive(j + 2);
        return newClause && !between(at) ? -1 : j + 1;
    }

    /** Whether the phrase stands in a list after "between" that no "and" has closed yet: "between A, B and C began". */
    private boolean between(int at) {
        int first = at;
        for (int steps = 0; is(first - 1, Kind.COMMA) && steps < MAX_LIST_CHUNKS; steps++) {
            first -= 2;
        }
        return is(first - 1, Kind.PREPOSITION) && preposition(first - 1, "between");
    }

    private int asideEnd(int from) {
        for (int i = from; i < chunks.size() && i < from + MAX_ASIDE_CHUNKS; i++) {
            if (is(i, Kind.COMMA)) {
                return i;
            }
            if (is(i, Kind.STOP)) {
                return -1;
            }
        }
        return -1;
    }

    /** Who fills the object's place of the verb group, to its right. */
    public List<Filler> objects(int at) {
        int j = at + 1;
        if (is(j, Kind.PREPOSITION) && particle(j) && is(j + 1, Kind.NOUN_PHRASE)) {
            j++;
        }
        return is(j, Kind.NOUN_PHRASE) ? group(j, false) : List.of();
    }

    private boolean particle(int at) {
        return switch (chunks.get(at).first().lower()) {
            case "up", "out", "off", "over" -> true;
            default -> false;
        };
    }

    /** The noun phrase in the object's place, or -1. */
    public int objectPhrase(int at) {
        int j = at + 1;
        if (is(j, Kind.PREPOSITION) && particle(j)) {
            j++;
        }
        return is(j, Kind.NOUN_PHRASE) ? j : -1;
    }

    /** Who stands after the preposition in the phrases that follow the chunk at {@code at}, within its clause. */
    public List<Filler> prepositional(int at, Set<String> prepositions) {
        List<Filler> fillers = new ArrayList<>();
        if (is(0, Kind.PREPOSITION)
                && at > 2
                && prepositions.contains(chunks.get(0).first().lower())
                && is(1, Kind.NOUN_PHRASE)) {
            fillers.addAll(group(1, false));
        }
        int j = at + 1;
        for (int steps = 0; j < chunks.size() && steps < MAX_ASIDE_CHUNKS; steps++) {
            Chunk chunk = chunks.get(j);
            boolean ends = chunk.is(Kind.STOP)
                    || chunk.is(Kind.SUBORDINATOR)
                    || chunk.is(Kind.RELATIVE)
                    || chunk.is(Kind.VERB_GROUP);
            if (ends) {
                return fillers;
            }
            if (chunk.is(Kind.PREPOSITION) && is(j + 1, Kind.NOUN_PHRASE)) {
                if (prepositions.contains(chunk.first().lower())) {
                    fillers.addAll(group(j + 1, false));
                }
                j += 2;
            } else {
                j++;
            }
        }
        return fillers;
    }

    /** The mentions of a noun phrase; where it has none, those of an "of" phrase after it. */
    public List<Filler> fillers(int at) {
        List<Filler> fillers = inPhrase(at);
        if (fillers.isEmpty()
                && is(at + 1, Kind.PREPOSITION)
                && is(at + 2, Kind.NOUN_PHRASE)
                && PARTITIVES.contains(chunks.get(at + 1).first().lower())) {
            String noun = chunks.get(at).head().lower();
            List<Filler> of = new ArrayList<>();
            for (Filler filler : inPhrase(at + 2)) {
                if (filler.path() == Filler.Path.HEAD) {
                    of.add(filler.through(Filler.Path.OF, noun));
                }
            }
            return of;
        }
        return fillers;
    }

    private List<Filler> inPhrase(int at) {
        List<Unit> units = chunks.get(at).units();
        List<Filler> fillers = new ArrayList<>();
        boolean headTaken = false;
        for (int i = units.size() - 1; i >= 0; i--) {
            Unit unit = units.get(i);
            if (unit.mention() == null) {
                continue;
            }
            Filler direct = new Filler(unit.mention(), Filler.Path.HEAD, "", at);
            if (i == units.size() - 1) {
                fillers.add(direct);
                headTaken = true;
            } else if (headTaken && !namesOnlyAfter(units, i)) {
                continue;
            } else if (possessor(units, i)) {
                fillers.add(direct.through(
                        Filler.Path.POSSESSOR, units.get(units.size() - 1).lower()));
            } else if (headTaken) {
                fillers.add(0, direct);
            } else {
                fillers.add(direct.through(
                        Filler.Path.PREMODIFIER, units.get(units.size() - 1).lower()));
            }
        }
        return fillers;
    }

    private static boolean possessor(List<Unit> units, int i) {
        Unit unit = units.get(i);
        boolean pronoun = switch (unit.lower()) {
            case "its", "their", "our", "his", "her", "my" -> true;
            default -> false;
        };
        return pronoun || units.get(i + 1).is(Tag.POSSESSIVE);
    }

    private static boolean namesOnlyAfter(List<Unit> units, int i) {
        for (int j = i + 1; j < units.size(); j++) {
            if (!units.get(j).is(Tag.MENTION) && !units.get(j).is(Tag.JOINT)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Who carries a noun phrase: the subject of the verb whose object it is, or of the clause that it modifies
     * ("Acme, in partnership with Bolt, launched", "In partnership with Bolt, Acme launched").
     */
    public List<Filler> supports(int at) {
        if (is(at - 1, Kind.PREPOSITION) || is(at - 1, Kind.CONJUNCTION) && verb(at - 2) == null) {
            return prepositionalSupports(at);
        }
        int verb = verbToTheLeft(at - 1);
        if (verb < 0 || crossesClause(verb, at)) {
            return List.of();
        }
        if (passive(verb) && !chunks.get(verb).verb().perfect()) {
            return prepositional(verb, Set.of("by"));
        }
        return subjects(verb);
    }

    private boolean crossesClause(int verb, int at) {
        for (int i = verb + 1; i < at; i++) {
            if (is(i, Kind.RELATIVE) || is(i, Kind.SUBORDINATOR) || is(i, Kind.STOP)) {
                return true;
            }
        }
        return false;
    }

    private List<Filler> prepositionalSupports(int at) {
        int j = at - 2;
        if (is(j, Kind.COMMA)) {
            j--;
        }
        if (is(j, Kind.NOUN_PHRASE)
                && chunks.get(j).head().is(Tag.MENTION)
                && !is(j - 1, Kind.PREPOSITION)
                && verb(j - 1) == null) {
            return group(j, true);
        }
        int verb = verbToTheLeft(at - 2);
        if (verb >= 0) {
            if (passive(verb)) {
                List<Filler> by = prepositional(verb, Set.of("by"));
                return by.isEmpty() ? subjects(verb) : by;
            }
            return subjects(verb);
        }
        return mainSubjectToTheRight(at + 1);
    }

    /** The mentions before the unit at {@code position} of the noun phrase that own what it means: "Acme's", "its". */
    public List<Filler> possessors(int at, int position) {
        return before(at, position, true);
    }

    /** The mentions before the unit at {@code position} of the noun phrase that modify it: "the Acme unit". */
    public List<Filler> premodifiers(int at, int position) {
        return before(at, position, false);
    }

    /** The mention that is joined to the unit at {@code position}: "Acme-made", "Acme's". */
    public List<Filler> joined(int at, int position) {
        List<Unit> units = chunks.get(at).units();
        int i = position - 1;
        if (i > 0 && units.get(i).is(Tag.JOINT)) {
            i--;
        } else if (!units.get(position).is(Tag.POSSESSIVE)) {
            return List.of();
        }
        PartyMention mention = i >= 0 ? units.get(i).mention() : null;
        return mention == null ? List.of() : List.of(new Filler(mention, Filler.Path.HEAD, "", at));
    }

    private List<Filler> before(int at, int position, boolean possessing) {
        List<Unit> units = chunks.get(at).units();
        List<Filler> fillers = new ArrayList<>();
        for (int i = 0; i < position; i++) {
            PartyMention mention = units.get(i).mention();
            if (mention != null && possessor(units, i) == possessing) {
                fillers.add(new Filler(mention, Filler.Path.HEAD, "", at));
            }
        }
        boolean first = possessing
                && !fillers.isEmpty()
                && units.get(0).mention() != null
                && is(at - 1, Kind.CONJUNCTION)
                && is(at - 2, Kind.NOUN_PHRASE)
                && chunks.get(at - 2).head().is(Tag.MENTION);
        if (first) {
            fillers.addAll(0, group(at - 2, true));
        }
        return fillers;
    }

    /** What a descriptive noun phrase describes: "Bolt, a unit of", "Bolt is a unit of", "become a partner of". */
    public List<Filler> described(int at, int position) {
        if (chunks.get(at).head().is(Tag.MENTION)
                && position < chunks.get(at).units().size() - 1) {
            return List.of();
        }
        if (is(at - 1, Kind.COMMA)) {
            if (is(at - 2, Kind.NOUN_PHRASE)) {
                List<Filler> nearest = fillers(at - 2);
                boolean direct =
                        !nearest.isEmpty() && nearest.get(nearest.size() - 1).path() == Filler.Path.HEAD;
                return direct ? nearest.subList(nearest.size() - 1, nearest.size()) : group(headOfChain(at - 2), true);
            }
            if (at >= 2 && is(at - 2, Kind.VERB_GROUP)) {
                return List.of();
            }
        }
        int j = at - 1;
        if (is(j, Kind.PREPOSITION) && (preposition(j, "as"))) {
            j--;
            if (is(j, Kind.NOUN_PHRASE)) {
                List<Filler> object = fillers(j);
                return object.isEmpty() ? supports(at) : object;
            }
        }
        VerbGroup verb = verb(j);
        if (verb != null && EQUATING.contains(verb.lemma())) {
            return subjects(j);
        }
        return List.of();
    }

    private static final Set<String> EQUATING = Set.of("be", "become", "remain", "act", "serve", "name", "form");

    /** Names that follow a descriptive noun: "its unit Bolt", "its unit, Bolt", "a brand called Bolt". */
    public List<Filler> named(int at, int position) {
        List<Unit> units = chunks.get(at).units();
        List<Filler> inside = new ArrayList<>();
        for (int i = position + 1; i < units.size(); i++) {
            PartyMention mention = units.get(i).mention();
            if (mention != null) {
                inside.add(new Filler(mention, Filler.Path.HEAD, "", at));
            }
        }
        if (!inside.isEmpty()) {
            int next = coordinatedAfter(at);
            if (next > 0) {
                inside.addAll(group(next, false));
            }
            return inside;
        }
        int j = is(at + 1, Kind.COMMA) ? at + 2 : at + 1;
        VerbGroup verb = verb(j);
        if (verb != null && NAMING.contains(verb.lemma())) {
            j++;
        }
        return is(j, Kind.NOUN_PHRASE)
                        && chunks.get(j).head().is(Tag.MENTION)
                        && chunks.get(j).first().is(Tag.MENTION)
                ? group(j, false)
                : List.of();
    }

    /** The members of a set: "customers include A and B", "brands such as A", "partners: A, B". */
    public List<Filler> members(int at) {
        for (int j = at + 1; j < chunks.size() && j < at + MAX_ASIDE_CHUNKS; j++) {
            boolean opens = preposition(j, "including") || preposition(j, "like") || preposition(j, "as");
            VerbGroup verb = verb(j);
            boolean lists = verb != null && LISTING.contains(verb.lemma())
                    || is(j, Kind.STOP) && ":".equals(chunks.get(j).first().lower());
            if (opens || lists) {
                return is(j + 1, Kind.NOUN_PHRASE) ? list(j + 1) : List.of();
            }
            if (verb != null && !passive(j) || is(j, Kind.STOP)) {
                return List.of();
            }
        }
        return List.of();
    }

    /** The mentions that head the noun phrases of a list, however its members are divided. */
    private List<Filler> list(int from) {
        List<Filler> fillers = new ArrayList<>();
        for (int j = from; j < chunks.size(); j++) {
            if (is(j, Kind.STOP) || is(j, Kind.VERB_GROUP) || is(j, Kind.RELATIVE)) {
                return fillers;
            }
            if (is(j, Kind.NOUN_PHRASE) && !(is(j - 1, Kind.PREPOSITION) && j > from)) {
                for (Filler filler : inPhrase(j)) {
                    if (filler.path() == Filler.Path.HEAD) {
                        fillers.add(filler);
                    }
                }
            }
        }
        return fillers;
    }

    private static final Set<String> LISTING =
            Set.of("include", "be", "comprise", "range", "count", "feature", "number");

    /** What the participle of a passive verb group is said of. */
    public List<Filler> patients(int at) {
        VerbGroup verb = verb(at);
        if (verb != null && verb.bareParticiple() && !questionAuxiliary(at)) {
            int j = is(at - 1, Kind.COMMA) ? at - 2 : at - 1;
            if (is(j, Kind.NOUN_PHRASE)
                    && !chunks.get(j).holdsMention()
                    && chunks.get(j).first().is(Tag.NUMBER)) {
                j = is(j - 1, Kind.COMMA) ? j - 2 : j - 1;
            }
            if (is(j, Kind.NOUN_PHRASE)) {
                List<Filler> nearest = fillers(j);
                boolean direct = !nearest.isEmpty() && nearest.get(0).path() == Filler.Path.HEAD;
                return direct ? nearest.subList(nearest.size() - 1, nearest.size()) : group(headOfChain(j), true);
            }
        }
        return subjects(at);
    }

    /** Who stands after "with" between an infinitive and what governs it: "an agreement with Acme to supply". */
    public List<Filler> counterparties(int at) {
        VerbGroup verb = verb(at);
        if (verb == null || !verb.infinitive()) {
            return List.of();
        }
        int governor = verbToTheLeft(at - 1);
        List<Filler> fillers = new ArrayList<>();
        for (int j = Math.max(governor, at - MAX_ASIDE_CHUNKS) + 1; j < at - 1; j++) {
            if (j >= 0 && preposition(j, "with") && is(j + 1, Kind.NOUN_PHRASE)) {
                fillers.addAll(group(j + 1, false));
            }
        }
        return fillers;
    }

    /** Whether the adverb was left out beside the chunk. */
    public boolean adverbNear(int at, String adverb) {
        return adverbs.contains(adverb);
    }

    private static final Set<String> NAMING = Set.of("call", "name", "know", "dub", "include", "be", "title");
}
