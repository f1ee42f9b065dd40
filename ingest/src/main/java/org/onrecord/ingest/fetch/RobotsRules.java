package org.onrecord.ingest.fetch;

import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRules.RobotRulesMode;
import crawlercommons.robots.SimpleRobotRulesParser;
import java.util.List;
import org.onrecord.ingest.web.WebAddress;

/** What one robots.txt file says to one robot (RFC 9309). */
final class RobotsRules {

    static final RobotsRules ALLOW_ALL = new RobotsRules(new SimpleRobotRules(RobotRulesMode.ALLOW_ALL));
    static final RobotsRules ALLOW_NONE = new RobotsRules(new SimpleRobotRules(RobotRulesMode.ALLOW_NONE));

    private final BaseRobotRules rules;

    private RobotsRules(BaseRobotRules rules) {
        this.rules = rules;
    }

    /** @param robot the product token, in lower case */
    static RobotsRules parse(byte[] file, String robot) {
        SimpleRobotRulesParser parser = new SimpleRobotRulesParser();
        return new RobotsRules(parser.parseContent("http://localhost/robots.txt", file, "text/plain", List.of(robot)));
    }

    boolean allows(WebAddress address) {
        return rules.isAllowed(address.toString());
    }

    /** Milliseconds between requests, 0 when the file asks for none. */
    long crawlDelayMillis() {
        return Math.max(0, rules.getCrawlDelay());
    }
}
