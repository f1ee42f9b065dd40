package org.onrecord.embedded;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * As whom PostgreSQL's programs run. They refuse to run as root, so that root has to become somebody else: the account
 * {@code nobody} where that account can reach the data, else root's own files seen from inside a user namespace.
 */
sealed interface ServerAccount {

    /** The words to put before a program's own command line. */
    List<String> prefix();

    /** Hands a directory that was just made to the account. */
    void own(Path directory) throws IOException;

    /** The user who runs this JVM. */
    record Current() implements ServerAccount {
        @Override
        public List<String> prefix() {
            return List.of();
        }

        @Override
        public void own(Path directory) {}
    }

    /** An unprivileged account of this machine, by way of {@code setpriv}. */
    record Unprivileged(int userId, int groupId) implements ServerAccount {
        @Override
        public List<String> prefix() {
            return List.of("setpriv", "--reuid=" + userId, "--regid=" + groupId, "--clear-groups", "--");
        }

        @Override
        public void own(Path directory) throws IOException {
            Files.setAttribute(directory, "unix:uid", userId);
            Files.setAttribute(directory, "unix:gid", groupId);
        }
    }

    /** Root without its powers: files stay root's, but programs see the kernel's overflow user. */
    record UserNamespace() implements ServerAccount {
        @Override
        public List<String> prefix() {
            return List.of("unshare", "--user", "--");
        }

        @Override
        public void own(Path directory) {}
    }

    /** A user without an entry in the list of accounts, which the programs insist on: they see {@code nobody} instead. */
    record Nameless(int userId, int groupId) implements ServerAccount {
        @Override
        public List<String> prefix() {
            return List.of("unshare", "--user", "--map-user=" + userId, "--map-group=" + groupId, "--");
        }

        @Override
        public void own(Path directory) {}
    }

    /**
     * The account that can work below {@code directory}, which exists. Whoever owns a directory that is in use already
     * stays its owner.
     *
     * @throws EmbeddedStackException when root, or a user without a name, finds no way to run a server there
     */
    static ServerAccount below(Path directory) throws IOException {
        long userId = new UnixSystem().getUid();
        if (userId != 0 && canRun(new Current(), "id", "-un")) {
            return new Current();
        }
        Unprivileged nobody = nobody();
        if (userId != 0) {
            Nameless nameless = new Nameless(nobody.userId(), nobody.groupId());
            if (canEnter(nameless, directory)) {
                return nameless;
            }
            throw new EmbeddedStackException("PostgreSQL refuses to run as user " + userId
                    + ", which has no name on this machine: add one to /etc/passwd, or run as another user");
        }
        if (canEnter(nobody, directory)) {
            return nobody;
        }
        UserNamespace namespace = new UserNamespace();
        if (canEnter(namespace, directory)) {
            return namespace;
        }
        throw new EmbeddedStackException("PostgreSQL refuses to run as root, and the account nobody cannot enter "
                + directory + ": choose a data directory that other users may enter, such as one below /var/lib");
    }

    private static Unprivileged nobody() throws IOException {
        for (String line : Files.readAllLines(Path.of("/etc/passwd"))) {
            String[] fields = line.split(":");
            if (fields.length > 3 && fields[0].equals("nobody")) {
                return new Unprivileged(Integer.parseInt(fields[2]), Integer.parseInt(fields[3]));
            }
        }
        return new Unprivileged(65534, 65534);
    }

    private static boolean canEnter(ServerAccount account, Path directory) {
        return canRun(account, "test", "-x", directory.toString());
    }

    private static boolean canRun(ServerAccount account, String... command) {
        try {
            return ChildProcess.run(account, List.of(command), "").succeeded();
        } catch (IOException e) {
            Logger log = LoggerFactory.getLogger(ServerAccount.class);
            log.debug("Cannot run as {}", account, e);
            return false;
        }
    }
}
