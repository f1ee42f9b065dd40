package org.onrecord.streams.extract.attribution;

import org.jspecify.annotations.Nullable;
import org.onrecord.streams.extract.Phase;
import org.onrecord.streams.extract.Relation;
import org.onrecord.streams.extract.party.Party;
import org.onrecord.streams.extract.party.PartyMention;
import org.onrecord.streams.extract.text.Span;

/**
 * A claim of which the words are found and the standing is not yet judged.
 *
 * @param subject the party; {@code subjectMention} is where the passage names it, maybe in an earlier sentence
 * @param firstTriggerToken inclusive, the words that express the relation ("acquired", "partnership with")
 * @param endTriggerToken exclusive
 * @param sentence the index of the sentence of the trigger
 * @param triggerPhase the phase that the trigger's own meaning fixes ("divested" is ENDED, "letter of intent" PLANNED),
 *     null when tense and context decide
 * @param triggerDenies whether the trigger itself says that the relation does not hold ("unaffiliated", "two distinct
 *     companies")
 * @param evidence the passage to be shown, mostly the sentence
 * @param rule the frame that found it
 */
public record Candidate(
        Relation relation,
        Party subject,
        PartyMention subjectMention,
        Party object,
        PartyMention objectMention,
        int firstTriggerToken,
        int endTriggerToken,
        int sentence,
        @Nullable Phase triggerPhase,
        boolean triggerDenies,
        Span evidence,
        String rule) {}
