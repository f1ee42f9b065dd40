package org.onrecord.streams.extract.attribution;

/**
 * A verb of saying with its speaker.
 *
 * @param firstToken the verb, or "according"
 * @param endToken exclusive
 * @param silent whether the speaker is told not to have said it ("declined to say", "has not confirmed")
 * @param denies whether the verb itself denies
 */
record SpeechFrame(
        int firstToken, int endToken, CueKind kind, SpeakerReading speaker, boolean silent, boolean denies) {}
