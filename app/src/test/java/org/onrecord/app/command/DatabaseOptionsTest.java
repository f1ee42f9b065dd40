package org.onrecord.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DatabaseOptionsTest {

    @Test
    void anAddressForPsqlServesJdbcToo() {
        assertThat(jdbcUrl("postgresql://me:s%26t@db.example:5433/facts?sslmode=require", null))
                .isEqualTo("jdbc:postgresql://db.example:5433/facts?sslmode=require&user=me&password=s%26t");
    }

    @Test
    void thePasswordMayComeApartFromTheAddress() {
        assertThat(jdbcUrl("postgres://me@db.example/facts", "a b"))
                .isEqualTo("jdbc:postgresql://db.example/facts?user=me&password=a+b");
    }

    @Test
    void aJdbcAddressStaysAsItIs() {
        assertThat(jdbcUrl("jdbc:postgresql://db.example/facts", null)).isEqualTo("jdbc:postgresql://db.example/facts");
    }

    @Test
    void anotherKindOfAddressIsRefusedWithoutItsPassword() {
        assertThatThrownBy(() -> jdbcUrl("mysql://me:secret@db.example/facts", null))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("mysql://me:***@db.example/facts")
                .hasMessageNotContaining("secret");
    }

    private static String jdbcUrl(String database, String password) {
        DatabaseOptions options = new DatabaseOptions();
        options.database = database;
        options.databasePassword = password;
        return options.jdbcUrl();
    }
}
