package org.onrecord.streams.extract.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.onrecord.streams.extract.text.LexiconFile;

/** Classes of the nouns through which an organisation is named ("Acme's board", "Acme shares"). */
final class NounClasses {
    private static final Map<String, String> CLASSES = load();

    private NounClasses() {}

    /** The class of a lower-case noun, "other" when it has none. */
    static String of(String noun) {
        return CLASSES.getOrDefault(noun, "other");
    }

    private static Map<String, String> load() {
        Map<String, String> classes = new HashMap<>();
        for (List<String> row :
                LexiconFile.of(NounClasses.class, "noun-classes.tsv").rows()) {
            for (String noun : row.get(1).split("\\|")) {
                classes.put(noun, row.get(0));
            }
        }
        return Map.copyOf(classes);
    }
}
