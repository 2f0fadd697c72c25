package dev.hydrant.wire.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whatever a file of keys says and can't be carried out is refused by name.
class CredentialsTest {

    private static String key(String members) {
        return "{'AccessKeys': [{'AccessKeyId': 'AKID', 'SecretAccessKey': 's3cret', " + members + "}]}";
    }

    private static String statement(String members) {
        return key("'UserName': 'ada', 'PolicyDocument': {'Version': '2012-10-17', 'Statement': {" + members + "}}");
    }

    private static void refused(String json, String problem) {
        assertThatThrownBy(() -> TestKeys.read(json))
                .isInstanceOf(InvalidPolicyException.class)
                .hasMessageContaining(problem)
                .message()
                .doesNotContain("s3cret");
    }

    @Test
    void aUserIsNamedWithinTheAccountOrByItsArn() {
        String policy = "'PolicyDocument': {'Statement': [" + TestKeys.EVERYTHING + "]}";
        AccessKey ada =
                TestKeys.read(key("'UserName': 'ada', " + policy)).find("AKID").orElseThrow();
        assertThat(ada.userArn()).isEqualTo("arn:aws:iam::000000000000:user/ada");
        assertThat(ada.toString()).doesNotContain("s3cret");
        assertThat(TestKeys.read(key("'Arn': 'arn:aws:iam::111111111111:user/team/eve', " + policy))
                        .find("AKID")
                        .orElseThrow()
                        .userArn())
                .isEqualTo("arn:aws:iam::111111111111:user/team/eve");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            'Effect': 'Allow', 'Action': '*', 'Resource': '*', 'Condition': {} | Statement[0].Condition is not supported
            'Effect': 'Allow', 'Action': '*', 'Resource': '*', 'Principal': '*' | Statement[0].Principal is not supported
            'Effect': 'allow', 'Action': '*', 'Resource': '*' | Statement[0].Effect must be Allow or Deny but was allow
            'Action': '*', 'Resource': '*' | Statement[0].Effect must be there
            'Effect': 'Allow', 'Resource': '*' | Statement[0].Action or NotAction must be there
            'Effect': 'Allow', 'Action': '*', 'NotAction': '*', 'Resource': '*' | and not both
            'Effect': 'Allow', 'Action': '*' | Statement[0].Resource or NotResource must be there
            'Effect': 'Allow', 'Action': [], 'Resource': '*' | Statement[0].Action must not be empty
            'Effect': 'Allow', 'Action': 7, 'Resource': '*' | Statement[0].Action must be a text or a list of texts
            'Effect': 'Allow', 'Action': 'PutRecord', 'Resource': '*' | but was PutRecord
            'Effect': 'Allow', 'Action': '*', 'Resource': 'clicks' | but was clicks
            'Effect': 'Allow', 'Action': '*', 'Resource': 'arn:aws:kinesis:*:*:stream/${aws:username}' | policy variable
            """)
    void aStatementThatCannotBeCarriedOutIsRefusedByName(String members, String problem) {
        refused(statement(members), problem);
    }

    @Test
    void whatIsNoCredentialsFileIsRefusedByName() {
        String policy = "'PolicyDocument': {'Statement': [" + TestKeys.EVERYTHING + "]}";
        refused("[]", "the document must be an object");
        refused("{'AccessKeys': [], 'More': 1}", "More is not supported");
        refused("{'AccessKeys': []}", "AccessKeys must not be empty");
        refused(key("'UserName': 'ada'"), "AccessKeys[0].PolicyDocument must be there");
        refused(key("'UserName': 'ada', 'Arn': 'arn:aws:iam::111111111111:user/ada', " + policy), "and not both");
        refused(key(policy), "AccessKeys[0].UserName or Arn must be there");
        refused(key("'Arn': 'arn:aws:iam::111111111111:role/ada', " + policy), "AccessKeys[0].Arn must be of the form");
        refused(key("'UserName': 'ada', 'Status': 'Active', " + policy), "AccessKeys[0].Status is not supported");
        refused(
                key("'UserName': 'ada', 'PolicyDocument': {'Version': '2020-01-01', 'Statement': []}"),
                "Version must be");
        refused(key("'UserName': 'ada', 'UserName': 'eve', " + policy), "no JSON at line 1");
        refused(key("'UserName': 'ada', " + policy) + "{}", "no JSON at line 1");
        String twice = key("'UserName': 'ada', " + policy);
        String one = twice.substring(twice.indexOf('[') + 1, twice.lastIndexOf(']'));
        refused("{'AccessKeys': [" + one + "," + one + "]}", "AccessKeyId is there twice: AKID");
    }
}
