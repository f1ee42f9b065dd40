package org.onrecord.app.command;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote into the jar's manifest. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = CommandTree.class.getPackage().getImplementationVersion();
        return new String[] {
            "onrecord " + Objects.requireNonNullElse(version, "(not packaged)") + ", Java "
                    + System.getProperty("java.version")
        };
    }
}
