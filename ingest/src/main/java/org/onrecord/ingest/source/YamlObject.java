package org.onrecord.ingest.source;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A YAML mapping that remembers which keys were asked for, so that all others are reported as unknown, and collects
 * problems with path and line instead of stopping at the first.
 */
final class YamlObject {

    private final String path;
    private final Node node;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Node> keys = new LinkedHashMap<>();
    private final Set<String> known = new LinkedHashSet<>();
    private final List<String> problems;

    YamlObject(String path, Node node, List<String> problems) {
        this.path = path;
        this.node = node;
        this.problems = problems;
        if (!(node instanceof MappingNode mapping)) {
            problem(node, path.isEmpty() ? "the file" : path, "must be a mapping of keys to values");
            return;
        }
        for (NodeTuple tuple : mapping.getValue()) {
            if (tuple.getKeyNode() instanceof ScalarNode key) {
                values.put(key.getValue(), tuple.getValueNode());
                keys.put(key.getValue(), key);
            }
        }
    }

    Optional<String> string(String key) {
        return scalar(key, Function.identity());
    }

    String requiredString(String key) {
        Optional<String> value = string(key).filter(s -> !s.isBlank());
        if (value.isEmpty() && !reported(key)) {
            problem(node, at(key), "is missing");
        }
        return value.orElse("");
    }

    boolean flag(String key) {
        return scalar(key, text -> switch (text) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> throw new IllegalArgumentException("must be true or false, not '" + text + "'");
                })
                .orElse(false);
    }

    Optional<Integer> integer(String key, int low, int high) {
        return scalar(key, text -> {
            int value = text.length() <= 9 && !text.isEmpty() && text.chars().allMatch(Character::isDigit)
                    ? Integer.parseInt(text)
                    : -1;
            if (value < low || value > high) {
                throw new IllegalArgumentException(
                        "must be a number from " + low + " to " + high + ", not '" + text + "'");
            }
            return value;
        });
    }

    /** A duration such as {@code 500ms}, {@code 30s}, {@code 15m}, {@code 6h}, {@code 30d}, or in ISO 8601. */
    Optional<Duration> duration(String key) {
        return scalar(key, Quantities::duration);
    }

    /** A size such as {@code 512KiB} or {@code 10MiB}, or a number of bytes. */
    Optional<Long> bytes(String key) {
        return scalar(key, Quantities::bytes);
    }

    <E extends Enum<E>> Optional<E> choice(String key, Class<E> type) {
        return scalar(key, text -> {
            for (E value : type.getEnumConstants()) {
                if (value.name().equalsIgnoreCase(text.replace('-', '_'))) {
                    return value;
                }
            }
            throw new IllegalArgumentException(
                    "must be one of " + List.of(type.getEnumConstants()) + ", not '" + text + "'");
        });
    }

    /** A value that is read by a function which throws IllegalArgumentException with the rest of a sentence. */
    <T> Optional<T> scalar(String key, Function<String, T> reader) {
        known.add(key);
        Node value = values.get(key);
        if (value == null || isNull(value)) {
            return Optional.empty();
        }
        if (!(value instanceof ScalarNode scalar)) {
            problem(value, at(key), "must be a single value");
            return Optional.empty();
        }
        return read(key, scalar, reader);
    }

    /** One value or a list of them. */
    <T> List<T> list(String key, Function<String, T> reader) {
        known.add(key);
        Node value = values.get(key);
        List<T> all = new ArrayList<>();
        if (value instanceof ScalarNode scalar && !isNull(value)) {
            read(key, scalar, reader).ifPresent(all::add);
        } else if (value instanceof SequenceNode sequence) {
            for (int i = 0; i < sequence.getValue().size(); i++) {
                if (sequence.getValue().get(i) instanceof ScalarNode item) {
                    read(key + "[" + i + "]", item, reader).ifPresent(all::add);
                } else {
                    problem(sequence.getValue().get(i), at(key) + "[" + i + "]", "must be a single value");
                }
            }
        } else if (value != null && !isNull(value)) {
            problem(value, at(key), "must be a value or a list of values");
        }
        return all;
    }

    Optional<YamlObject> object(String key) {
        known.add(key);
        return Optional.ofNullable(values.get(key)).map(value -> new YamlObject(at(key), value, problems));
    }

    List<YamlObject> objects(String key) {
        known.add(key);
        Node value = values.get(key);
        if (!(value instanceof SequenceNode sequence)) {
            problem(value == null ? node : value, at(key), value == null ? "is missing" : "must be a list");
            return List.of();
        }
        List<YamlObject> all = new ArrayList<>();
        for (int i = 0; i < sequence.getValue().size(); i++) {
            all.add(new YamlObject(at(key) + "[" + i + "]", sequence.getValue().get(i), problems));
        }
        return all;
    }

    /** Keys with single values, whatever the keys are. */
    Map<String, String> strings() {
        Map<String, String> all = new LinkedHashMap<>();
        for (String key : values.keySet()) {
            string(key).ifPresent(value -> all.put(key, value));
        }
        return all;
    }

    /** Makes a key known without reading it. */
    void knows(String key) {
        known.add(key);
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    void problem(String key, String message) {
        problem(keys.getOrDefault(key, node), at(key), message);
    }

    /** Reports the keys that nobody asked for. To be called last. */
    void rejectUnknown() {
        for (Map.Entry<String, Node> key : keys.entrySet()) {
            if (!known.contains(key.getKey())) {
                String guess = Spelling.nearest(key.getKey(), known)
                        .map(near -> "; did you mean '" + near + "'?")
                        .orElse("; known keys are " + String.join(", ", known));
                problem(key.getValue(), at(key.getKey()), "is unknown" + guess);
            }
        }
    }

    private <T> Optional<T> read(String key, ScalarNode scalar, Function<String, T> reader) {
        try {
            return Optional.of(reader.apply(scalar.getValue().strip()));
        } catch (IllegalArgumentException e) {
            problem(scalar, at(key), String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private boolean reported(String key) {
        String place = at(key) + " ";
        return problems.stream().anyMatch(problem -> problem.contains(place));
    }

    private static boolean isNull(Node value) {
        return value instanceof ScalarNode scalar
                && scalar.isPlain()
                && (scalar.getValue().isEmpty()
                        || scalar.getValue().toLowerCase(Locale.ROOT).equals("null"));
    }

    private String at(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private void problem(Node where, String place, String message) {
        String line = where.getStartMark()
                .map(mark -> "line " + (mark.getLine() + 1) + ": ")
                .orElse("");
        problems.add(line + place + " " + message);
    }
}
