package org.onrecord.streams.jsonl;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.onrecord.streams.extract.Cue;
import org.onrecord.streams.extract.ExtractedClaim;
import org.onrecord.streams.extract.Speaker;

/** Writes the claims of a document as a line's JSON. */
public final class ClaimsLine {
    private ClaimsLine() {}

    public static ObjectNode of(ObjectMapper mapper, String id, List<ExtractedClaim> claims) {
        ObjectNode line = mapper.createObjectNode();
        line.put("id", id);
        ArrayNode array = line.putArray("claims");
        for (ExtractedClaim claim : claims) {
            write(array.addObject(), claim);
        }
        return line;
    }

    private static void write(ObjectNode node, ExtractedClaim claim) {
        node.put("subject", claim.subject().name());
        node.put("relation", claim.relation().name());
        node.put("object", claim.object().name());
        node.put("polarity", claim.polarity().name());
        node.put("phase", claim.phase().name());
        node.put("status", claim.status().name());
        node.put("basis", claim.basis().name());
        node.put("evidence", claim.quote());
        node.put("start", claim.evidence().start());
        node.put("end", claim.evidence().end());
        speaker(node, claim.speaker());
        if (claim.qualifiers().group() != null) {
            node.put("group", claim.qualifiers().group());
        }
        node.put("confidence", Math.round(claim.confidence() * 1000) / 1000.0);
        node.put("rule", claim.rule());
        ArrayNode cues = node.putArray("cues");
        for (Cue cue : claim.cues()) {
            ObjectNode one = cues.addObject();
            one.put("kind", cue.kind().name());
            one.put("text", cue.text());
            one.put("start", cue.span().start());
            one.put("end", cue.span().end());
        }
    }

    private static void speaker(ObjectNode node, @org.jspecify.annotations.Nullable Speaker speaker) {
        if (speaker == null) {
            node.putNull("speaker");
            return;
        }
        ObjectNode one = node.putObject("speaker");
        one.put("name", speaker.name());
        one.put("role", speaker.role());
        one.put("organisation", speaker.organisation());
        one.put("inferred", speaker.inferred());
        one.put("resolution", speaker.resolution());
    }
}
