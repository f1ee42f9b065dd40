package org.onrecord.app.command;

/** The settings are wrong; the message names the setting and where it stands. */
final class ConfigurationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ConfigurationException(String message) {
        super(message);
    }
}
