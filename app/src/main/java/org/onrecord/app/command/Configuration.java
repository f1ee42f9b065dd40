package org.onrecord.app.command;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What options are set to when the command line does not say: first the environment ({@code ONRECORD_DATABASE} for
 * {@code --database}), then the configuration file (a properties file with the key {@code database}), then the option's
 * own default. A key that no option has is an error, with the nearest one as a suggestion.
 */
final class Configuration implements IDefaultValueProvider {

    private static final String PREFIX = "ONRECORD_";
    /** Read by the launcher script, and by this class to find its file. */
    private static final Set<String> OTHER_VARIABLES = Set.of("ONRECORD_JAVA_OPTS", "ONRECORD_CONFIG");

    private final Map<String, String> environment;
    private final Map<String, String> file;

    private Configuration(Map<String, String> environment, Map<String, String> file) {
        this.environment = environment;
        this.file = file;
    }

    /**
     * Reads the environment, and the file that {@code --config}, {@code ONRECORD_CONFIG} or the file name
     * {@code onrecord.properties} in the working directory leads to.
     *
     * @throws ConfigurationException when the file cannot be read or a key is unknown
     */
    static Configuration load(CommandLine root, List<String> arguments, Map<String, String> environment) {
        Set<String> names = optionNames(root);
        @Nullable Path path = filePath(arguments, environment);
        Map<String, String> file = path == null ? Map.of() : read(path);
        file.keySet().forEach(key -> requireKnown(key, names, String.valueOf(path)));
        environment.keySet().stream()
                .filter(variable -> variable.startsWith(PREFIX) && !OTHER_VARIABLES.contains(variable))
                .forEach(variable -> requireKnown(optionName(variable), names, "environment variable " + variable));
        return new Configuration(environment, file);
    }

    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        if (!(argument instanceof OptionSpec option) || !option.longestName().startsWith("--")) {
            return null;
        }
        String name = option.longestName().substring(2);
        String variable = PREFIX + name.replace('-', '_').toUpperCase(Locale.ROOT);
        return environment.containsKey(variable) ? environment.get(variable) : file.get(name);
    }

    private static Set<String> optionNames(CommandLine command) {
        Set<String> names = new TreeSet<>();
        for (OptionSpec option : command.getCommandSpec().options()) {
            names.add(option.longestName().replaceFirst("^--", ""));
        }
        command.getSubcommands().values().forEach(subcommand -> names.addAll(optionNames(subcommand)));
        return names;
    }

    private static @Nullable Path filePath(List<String> arguments, Map<String, String> environment) {
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument.startsWith("--config=")) {
                return Path.of(argument.substring("--config=".length()));
            }
            if (argument.equals("--config") && i + 1 < arguments.size()) {
                return Path.of(arguments.get(i + 1));
            }
        }
        if (environment.containsKey("ONRECORD_CONFIG")) {
            return Path.of(environment.get("ONRECORD_CONFIG"));
        }
        Path standard = Path.of("onrecord.properties");
        return Files.exists(standard) ? standard : null;
    }

    private static Map<String, String> read(Path path) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(path)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new ConfigurationException("The configuration file " + path + " cannot be read: " + e.getMessage());
        }
        Map<String, String> values = new TreeMap<>();
        properties.stringPropertyNames().forEach(key -> values.put(key, properties.getProperty(key)));
        return values;
    }

    private static String optionName(String variable) {
        return variable.substring(PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static void requireKnown(String key, Set<String> names, String where) {
        if (!names.contains(key)) {
            throw new ConfigurationException(
                    "Unknown setting '" + key + "' in " + where + NearestName.suggestion(key, new ArrayList<>(names)));
        }
    }
}
