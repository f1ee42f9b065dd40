package org.onrecord.streams.extract.attribution;

import java.util.ArrayList;
import java.util.List;
import org.onrecord.streams.extract.text.LexiconFile;

/** The marks of {@code document-marks.tsv} by which a release, or a promotion of a company, is known; immutable. */
final class DocumentMarks {
    private final List<String> promotion = new ArrayList<>();
    private final List<String> release = new ArrayList<>();
    private final List<String> releasePart = new ArrayList<>();

    private DocumentMarks() {}

    static DocumentMarks standard() {
        DocumentMarks marks = new DocumentMarks();
        for (List<String> row :
                LexiconFile.ofRows(DocumentMarks.class, "document-marks.tsv").rows()) {
            List<String> list = switch (row.get(0)) {
                case "PROMOTION" -> marks.promotion;
                case "RELEASE" -> marks.release;
                case "RELEASE_PART" -> marks.releasePart;
                default -> throw new IllegalStateException("document-marks.tsv: kind " + row.get(0));
            };
            list.add(row.get(1));
        }
        return marks;
    }

    boolean promotion(String content) {
        return count(promotion, content, 1) > 0;
    }

    boolean release(String content) {
        return count(release, content, 1) > 0;
    }

    /** How many different parts of a release the content has, counted up to four. */
    int releaseParts(String content) {
        return count(releasePart, content, 4);
    }

    private static int count(List<String> marks, String content, int atMost) {
        int found = 0;
        for (String mark : marks) {
            if (content.contains(mark) && ++found == atMost) {
                return found;
            }
        }
        return found;
    }
}
