package dev.hydrant.delivery.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hydrant.delivery.config.DeliveryStream.Partitioning;
import dev.hydrant.raw.RawCompression;
import dev.hydrant.wire.ErrorCode;
import dev.hydrant.wire.ServiceException;
import java.time.Duration;
import java.time.ZoneOffset;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliveryStreamTest {

    private static final String DYNAMIC = "'DynamicPartitioningConfiguration': {'Enabled': true}, "
            + "'Prefix': '!{partitionKeyFromLambda:k}/', 'ErrorOutputPrefix': 'e/'";

    @Test
    void whatIsNotConfiguredHasAwsDefaults() {
        DeliveryStream stream = DeliveryStream.parse(Configurations.extended(""));
        assertThat(stream.name()).isEqualTo("clicks");
        assertThat(stream.version()).isEqualTo("1");
        assertThat(stream.source()).isEqualTo(new StreamSource.DirectPut());
        assertThat(stream.place().bucket()).isEqualTo("lake");
        assertThat(stream.place().hints()).isEqualTo(new BufferingHints(5, Duration.ofMinutes(5)));
        assertThat(stream.place().compression()).isEqualTo(RawCompression.UNCOMPRESSED);
        assertThat(stream.place().zone()).isEqualTo(ZoneOffset.UTC);
        assertThat(stream.partitioning()).isEqualTo(Partitioning.STATIC);
        assertThat(stream.processors()).isEmpty();
        assertThat(stream.backup()).isEmpty();
    }

    @Test
    void dynamicPartitioningBuffersMore() {
        DeliveryStream stream = DeliveryStream.parse(Configurations.extended(DYNAMIC));
        assertThat(stream.place().hints().sizeMiB()).isEqualTo(128);
        assertThat(stream.partitioning()).isEqualTo(Partitioning.DYNAMIC);
    }

    @Test
    void aKinesisStreamIsASource() {
        DeliveryStream stream = DeliveryStream.parse(Configurations.json("""
                {'DeliveryStreamName': 'clicks', 'DeliveryStreamType': 'KinesisStreamAsSource',
                 'KinesisStreamSourceConfiguration': {
                   'KinesisStreamARN': 'arn:aws:kinesis:us-east-1:000000000000:stream/raw-clicks',
                   'RoleARN': 'arn:aws:iam::000000000000:role/r'},
                 'S3DestinationConfiguration': {
                   'RoleARN': 'arn:aws:iam::000000000000:role/r', 'BucketARN': 'arn:aws:s3:::lake'}}"""));
        assertThat(stream.source())
                .asInstanceOf(InstanceOfAssertFactories.type(StreamSource.KinesisStream.class))
                .returns("raw-clicks", StreamSource.KinesisStream::streamName);
    }

    @Test
    void processingWithoutEnabledIsOff() {
        assertThat(DeliveryStream.parse(Configurations.extended(
                                "'ProcessingConfiguration': {'Processors': [{'Type': 'AppendDelimiterToRecord'}]}"))
                        .processors())
                .isEmpty();
    }

    @Test
    void aTransformAndADelimiterAreProcessors() {
        DeliveryStream stream = DeliveryStream.parse(Configurations.extended(
                processors("{'Type': 'Lambda', 'Parameters': [" + parameter("LambdaArn", "transform:git-hub-events")
                        + "]}, " + "{'Type': 'AppendDelimiterToRecord'}")));
        assertThat(stream.transform()).map(Processor.Transform::name).contains("git-hub-events");
        assertThat(stream.appendsDelimiter()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'CustomTimeZone': 'Asia/Kolkata' | Provided custom time zone is not supported. Custom time zones are"
                        + " limited to UTC and non-3-letter IANA time zones.",
                "'Prefix': 'a/!{timestamp:yyyy}' | ErrorOutputPrefix cannot be null or empty when Prefix contains"
                        + " expressions",
                "'S3BackupMode': 'Enabled' | S3 backup destination configuration is required when enabling S3 backup.",
                "'BufferingHints': {'SizeInMBs': 5} | Both SizeInMBs and IntervalInSeconds are required to configure"
                        + " BufferingHints.",
                "'EncryptionConfiguration': {} | Exactly one of NoEncryptionConfig and KMSEncryptionConfig must be"
                        + " specified.",
                "'EncryptionConfiguration': {'KMSEncryptionConfig': {'AWSKMSKeyARN':"
                        + " 'arn:aws:kms:us-east-1:000000000000:key/k'}} |"
                        + " EncryptionConfiguration.KMSEncryptionConfig is not supported: not available in this version",
            })
    void aRuleIsRefusedInAwsWords(String members, String message) {
        assertRefused(members, message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'KeyType': 'AWS_OWNED_CMK', 'KeyARN': 'arn:aws:kms:us-east-1:000000000000:key/k' | KeyARN cannot be"
                        + " specified when KeyType is AWS_OWNED_CMK",
                "'KeyType': 'CUSTOMER_MANAGED_CMK' | KeyARN has to be specified when KeyType is CUSTOMER_MANAGED_CMK",
                "'KeyType': 'AWS_OWNED_CMK' | DeliveryStreamEncryptionConfigurationInput is not supported: not available"
                        + " in this version",
            })
    void encryptionIsRefusedInAwsWords(String members, String message) {
        String encryption = "'DeliveryStreamEncryptionConfigurationInput': {" + members + "}";
        assertThatThrownBy(() -> DeliveryStream.parse(Configurations.json("{'DeliveryStreamName': 'clicks', "
                        + encryption + ", 'S3DestinationConfiguration': {'RoleARN':"
                        + " 'arn:aws:iam::000000000000:role/r', 'BucketARN': 'arn:aws:s3:::lake'}}")))
                .isInstanceOf(ServiceException.class)
                .hasMessage(message);
    }

    @Test
    void encryptionOfAKinesisStreamsRecordsIsRefusedInAwsWords() {
        assertThatThrownBy(() -> DeliveryStream.parse(Configurations.json("""
                        {'DeliveryStreamName': 'clicks', 'DeliveryStreamType': 'KinesisStreamAsSource',
                         'DeliveryStreamEncryptionConfigurationInput': {'KeyType': 'AWS_OWNED_CMK'},
                         'KinesisStreamSourceConfiguration': {
                           'KinesisStreamARN': 'arn:aws:kinesis:us-east-1:000000000000:stream/raw-clicks',
                           'RoleARN': 'arn:aws:iam::000000000000:role/r'},
                         'S3DestinationConfiguration': {
                           'RoleARN': 'arn:aws:iam::000000000000:role/r', 'BucketARN': 'arn:aws:s3:::lake'}}""")))
                .isInstanceOf(ServiceException.class)
                .hasMessage("Server side encryption from firehose is only allowed for direct put delivery streams and"
                        + " database as a source delivery streams");
    }

    @Test
    void anUnknownCompressionIsRefusedInAwsWords() {
        assertThatThrownBy(() -> DeliveryStream.parse(Configurations.extended("'CompressionFormat': 'SNAPPY'")))
                .isInstanceOf(ServiceException.class)
                .hasMessage("1 validation error detected: Value 'SNAPPY' at"
                        + " 'extendedS3DestinationConfiguration.compressionFormat' failed to satisfy constraint: Member"
                        + " must satisfy enum value set: [ZIP, HADOOP_SNAPPY, Snappy, GZIP, UNCOMPRESSED]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | A maximum of 5 and a minimum of 1 processor needs to be supplied when processing is enabled.",
                "{'Type': 'Lambda'}, {'Type': 'Lambda'} | Cannot have more than 1 Lambda processor.",
                "{'Type': 'Lambda'} | LambdaArn is required when Lambda processor is used.",
                "{'Type': 'Lambda', 'Parameters': [{'ParameterName': 'LambdaArn', 'ParameterValue':"
                        + " 'arn:aws:lambda:us-east-1:000000000000:function:f'}]} | LambdaArn"
                        + " arn:aws:lambda:us-east-1:000000000000:function:f is not supported: a transform runs inside"
                        + " the delivery here and is named transform:<name>",
                "{'Type': 'MetadataExtraction'} | class"
                        + " com.amazonaws.services.firehose.internal.model.MetadataExtractionProcessor can only be"
                        + " present when Dynamic Partitioning is enabled.",
                "{'Type': 'RecordDeAggregation'} | SubRecordType has to be one of JSON, DELIMITED",
                "{'Type': 'RecordDeAggregation', 'Parameters': [{'ParameterName': 'SubRecordType', 'ParameterValue':"
                        + " 'DELIMITED'}]} | Delimiter should be present for DELIMITED",
                "{'Type': 'RecordDeAggregation', 'Parameters': [{'ParameterName': 'SubRecordType', 'ParameterValue':"
                        + " 'JSON'}]} | Processor RecordDeAggregation is not supported: not available in this version",
                "{'Type': 'Decompression'} | Processor Decompression is not supported: not available in this version",
                "{'Type': 'CloudWatchLogProcessing'} | CloudWatchLogProcessingProcessor can only be enabled with"
                        + " DecompressionProcessor",
                "{'Type': 'CloudWatchLogProcessing'}, {'Type': 'Decompression'} | Processor CloudWatchLogProcessing is"
                        + " not supported: not available in this version",
                "{'Type': 'AppendDelimiterToRecord', 'Parameters': [{'ParameterName': 'Delimiter', 'ParameterValue':"
                        + " ';'}]} | Delimiter ; of AppendDelimiterToRecord is not supported: it has to be \\n",
                "{'Type': 'AppendDelimiterToRecord', 'Parameters': [{'ParameterName': 'RoleArn', 'ParameterValue':"
                        + " 'r'}]} | Parameter RoleArn is not valid for processor AppendDelimiterToRecord.",
            })
    void aProcessorRuleIsRefusedInAwsWords(String processors, String message) {
        assertRefused(processors(processors), message);
    }

    @ParameterizedTest
    @CsvSource({
        "NumberOfRetries, 301, Number of retries for lambda must be between 0 and 300.",
        "NumberOfRetries, -1, Number of retries for lambda must be between 0 and 300.",
        "NumberOfRetries, many, Number of retries for lambda must be between 0 and 300.",
        "BufferSizeInMBs, 3.01, BufferSizeInMBs for lambda processor must be between 0.2 and 3.",
        "BufferSizeInMBs, 0.199, BufferSizeInMBs for lambda processor must be between 0.2 and 3.",
        "BufferIntervalInSeconds, 901, BufferIntervalInSeconds for lambda processor must be between 0 and 900.",
        "BufferSizeInMBs, 1, Both BufferSizeInMBs and BufferIntervalInSeconds are required to configure buffering for"
                + " lambda processor.",
    })
    void aLambdaParameterOutOfRangeIsRefused(String name, String value, String message) {
        String lambda = "{'Type': 'Lambda', 'Parameters': [" + parameter("LambdaArn", "transform:t") + ", "
                + parameter(name, value) + "]}";
        assertRefused(processors(lambda), message);
    }

    @Test
    void dynamicPartitioningHasItsOwnRules() {
        assertRefused(
                DYNAMIC + ", 'BufferingHints': {'SizeInMBs': 63, 'IntervalInSeconds': 60}",
                "BufferingHints.SizeInMBs must be at least 64 when Dynamic Partitioning is enabled.");
        assertRefused(
                DYNAMIC + ", 'BufferingHints': {'SizeInMBs': 64, 'IntervalInSeconds': 0}",
                "BufferingHints.IntervalInSeconds must not be 0 when Dynamic Partitioning is enabled.");
        assertRefused(
                DYNAMIC + ", "
                        + processors("{'Type': 'MetadataExtraction', 'Parameters': ["
                                + parameter("JsonParsingEngine", "JQ-1.5") + "]}"),
                "MetaDataExtraction JSON Parsing Engine has to be one of JQ-1.6");
    }

    @Test
    void oneDestinationIsNeeded() {
        assertThatThrownBy(() -> DeliveryStream.parse(Configurations.json("{'DeliveryStreamName': 'clicks'}")))
                .hasMessage("Exactly one destination configuration is supported for a Firehose");
    }

    @Test
    void otherDestinationsAreRefusedByName() {
        assertThatThrownBy(() -> DeliveryStream.parse(
                        Configurations.json("{'DeliveryStreamName': 'clicks', 'SplunkDestinationConfiguration': {}}")))
                .isInstanceOf(ServiceException.class)
                .hasMessageStartingWith("SplunkDestinationConfiguration is not supported");
    }

    @Test
    void shapesAreCheckedByAwsModel() {
        assertThatThrownBy(() -> DeliveryStream.parse(Configurations.extended("'CompressionFormat': 'SNAPPY'")))
                .isInstanceOf(ServiceException.class)
                .hasMessageStartingWith("1 validation error detected: Value 'SNAPPY' at"
                        + " 'extendedS3DestinationConfiguration.compressionFormat' failed to satisfy constraint:"
                        + " Member must satisfy enum value set: [");
    }

    @Test
    void aMisspeltMemberIsRefused() {
        assertThatThrownBy(() -> DeliveryStream.parse(Configurations.extended("'Prefx': 'a/'")))
                .isInstanceOf(ServiceException.class)
                .hasMessageStartingWith(
                        "Unknown parameter in ExtendedS3DestinationConfiguration: \"Prefx\", must be one of: RoleARN,");
    }

    private static String processors(String list) {
        return "'ProcessingConfiguration': {'Enabled': true, 'Processors': [" + list + "]}";
    }

    private static String parameter(String name, String value) {
        return "{'ParameterName': '" + name + "', 'ParameterValue': '" + value + "'}";
    }

    private static void assertRefused(String members, String message) {
        assertThatThrownBy(() -> DeliveryStream.parse(Configurations.extended(members)))
                .isInstanceOfSatisfying(
                        ServiceException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_ARGUMENT))
                .hasMessage(message);
    }
}
