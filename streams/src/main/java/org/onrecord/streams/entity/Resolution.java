package org.onrecord.streams.entity;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which entity a name stands for. Every outcome has an id, so that a claim about it can be keyed. */
public sealed interface Resolution {

    /** Stable for the same name, table and context. */
    String entityId();

    /** The table holds it; merges are already followed. */
    record Known(Entity entity) implements Resolution {
        @Override
        public String entityId() {
            return entity.id();
        }
    }

    /** No table holds it: the id is the slug of the name's normal form, so that all spellings meet. */
    record Unknown(String entityId, String name) implements Resolution {}

    /** Several entities bear the name and the context does not tell which; the id stands for the name itself. */
    record Ambiguous(String entityId, List<Entity> candidates) implements Resolution {
        public Ambiguous {
            candidates = List.copyOf(candidates);
        }
    }

    /**
     * What the document tells about a name.
     *
     * @param otherForms the other names that the document uses for the same party
     * @param domain domain of the site that published the document
     */
    record Context(Set<String> otherForms, @Nullable String domain) {
        public static final Context NONE = new Context(Set.of(), null);

        public Context {
            otherForms = Set.copyOf(otherForms);
        }

        public static Context ofForms(String... forms) {
            return new Context(Set.of(forms), null);
        }
    }
}
