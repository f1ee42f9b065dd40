package org.onrecord.streams.extract.party;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onrecord.streams.entity.Ambiguity;
import org.onrecord.streams.entity.Entity;
import org.onrecord.streams.entity.EntityTable;
import org.onrecord.streams.entity.NormalForm;
import org.onrecord.streams.extract.text.LexiconFile;
import org.onrecord.streams.extract.text.Token;
import org.onrecord.streams.extract.text.Tokenizer;

/** Finds the names of the organisation table in running text, by the words that they start with. */
final class KnownNames {
    private static final int MAX_WORDS = 8;
    private static final Set<String> FUNCTION_WORDS =
            LexiconFile.of(KnownNames.class, "function-words.txt").entries();

    /** Longest name, in tokens, by the first token. */
    private final Map<String, Integer> longestByStart = new HashMap<>();

    private final Map<String, Entity> entities = new HashMap<>();

    KnownNames(EntityTable table) {
        for (Entity entity : table.entities()) {
            add(entity.name(), entity);
            entity.aliases().forEach(alias -> add(alias, entity));
        }
    }

    private void add(String name, Entity entity) {
        String bare = NormalForm.of(name).bare();
        if (bare.length() < 2 || FUNCTION_WORDS.contains(bare)) {
            return;
        }
        List<Token> tokens = Tokenizer.standard().tokenize(name);
        if (!tokens.isEmpty() && tokens.size() <= MAX_WORDS) {
            longestByStart.merge(tokens.get(0).lower(), tokens.size(), Math::max);
            entities.merge(bare, entity, KnownNames::preferred);
            entities.putIfAbsent(NormalForm.of(name).full(), entity);
            String loose = NameGroups.loose(bare);
            if (loose.indexOf(' ') > 0) {
                entities.putIfAbsent(loose, entity);
            }
        }
    }

    /** Of two entities that share a form, the one whose own name it is, else the first. */
    private static Entity preferred(Entity first, Entity second) {
        return first.ambiguities().contains(Ambiguity.SHARED) ? second : first;
    }

    @Nullable
    Entity entity(String bareForm) {
        return entities.get(bareForm);
    }

    /** Whether the table gives the bearer of a name this exchange symbol. */
    boolean hasTicker(String name, String symbol) {
        Entity entity = entities.get(NormalForm.of(name).bare());
        return entity != null
                && entity.tickers().stream().anyMatch(ticker -> ticker.equals(symbol) || ticker.endsWith(":" + symbol));
    }

    /** The end of the longest known name that starts at a token, or {@code from} when none does. */
    int endOfName(List<Token> tokens, int from, int to, String content) {
        Token first = tokens.get(from);
        Integer longest = longestByStart.get(first.lower());
        if (longest == null || !first.word() && first.kind() != Token.Kind.NUMBER) {
            return from;
        }
        for (int end = Math.min(to, from + longest); end > from; end--) {
            String name = content.substring(
                    tokens.get(from).start(), tokens.get(end - 1).end());
            if (entities.containsKey(NormalForm.folded(name))) {
                return end;
            }
        }
        return from;
    }
}
