package org.onrecord.streams.extract.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A few units that belong together.
 *
 * @param index its place in the sentence
 * @param verb what a verb group says, null for other kinds
 */
public record Chunk(
        int index, Kind kind, List<Unit> units, @Nullable VerbGroup verb) {
    /** The sort of a chunk. */
    public enum Kind {
        NOUN_PHRASE,
        VERB_GROUP,
        PREPOSITION,
        COMMA,
        CONJUNCTION,
        SUBORDINATOR,
        RELATIVE,
        /** A mark after which another clause starts. */
        STOP
    }

    /**
     * A verb with its auxiliaries.
     *
     * @param lemma the main verb; "be", "have" or "do" where auxiliaries stand alone
     * @param passive whether the participle stands after a form of "be" or "get"
     * @param bareParticiple whether there is no auxiliary and the form may be a past or a participle
     * @param infinitive whether "to" starts the group
     * @param modal the modal or future auxiliary, empty when there is none
     */
    public record VerbGroup(
            String lemma,
            VerbLexicon.Form form,
            boolean passive,
            boolean bareParticiple,
            boolean infinitive,
            boolean perfect,
            boolean progressive,
            boolean negated,
            String modal) {
        /** Whether the verb is a gerund or present participle without an auxiliary. */
        boolean gerund() {
            return form == VerbLexicon.Form.GERUND && !progressive;
        }
    }

    public Chunk {
        units = List.copyOf(units);
    }

    boolean is(Kind other) {
        return kind == other;
    }

    /** The last unit, which carries the meaning of a noun phrase. */
    public Unit head() {
        return units.get(units.size() - 1);
    }

    public Unit first() {
        return units.get(0);
    }

    public boolean holdsMention() {
        for (Unit unit : units) {
            if (unit.is(Tag.MENTION)) {
                return true;
            }
        }
        return false;
    }

    /** Whether some unit of the chunk is the word. */
    public boolean holds(String lower) {
        for (Unit unit : units) {
            if (unit.lower().equals(lower)) {
                return true;
            }
        }
        return false;
    }
}
