package dev.cloakroom.bootstrap.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What Terraform makes is what the code expects, and what it allows is what the code does.
class TerraformTest {

    private static final Path FOLDER = Path.of("..", "adapters-aws", "terraform");
    private static final Path CODE = Path.of("..", "adapters-aws", "src", "main", "java");

    /// `terraform fmt` closes a block at the beginning of a line, and only there.
    private static final Pattern BLOCK = Pattern.compile(
            "^(resource|data) \"([a-z0-9_]+)\" \"([a-z_]+)\" \\{\\n(.*?)^}", Pattern.MULTILINE | Pattern.DOTALL);

    private static final Pattern CALL = Pattern.compile("\\bclient\\.([a-z][A-Za-z0-9]+)\\(");
    private static final Pattern ACTION = Pattern.compile("\"((?:s3|sqs):[A-Za-z]+)\"");

    /// What each call of the client needs to be allowed. A bucket is only made where there is none, so not here.
    private static final Map<String, Set<String>> NEEDED = Map.ofEntries(
            Map.entry("headBucket", Set.of("s3:ListBucket")),
            Map.entry("createBucket", Set.of()),
            Map.entry("headObject", Set.of("s3:GetObject")),
            Map.entry("getObject", Set.of("s3:GetObject")),
            Map.entry("deleteObject", Set.of("s3:DeleteObject")),
            Map.entry("listObjectsV2", Set.of("s3:ListBucket")),
            Map.entry("listMultipartUploads", Set.of("s3:ListBucketMultipartUploads")),
            Map.entry("putObject", Set.of("s3:PutObject")),
            Map.entry("createMultipartUpload", Set.of("s3:PutObject")),
            Map.entry("uploadPart", Set.of("s3:PutObject")),
            Map.entry("completeMultipartUpload", Set.of("s3:PutObject")),
            Map.entry("abortMultipartUpload", Set.of("s3:AbortMultipartUpload")),
            Map.entry("getQueueUrl", Set.of("sqs:GetQueueUrl")),
            Map.entry("getQueueAttributes", Set.of("sqs:GetQueueAttributes")),
            Map.entry("sendMessageBatch", Set.of("sqs:SendMessage")),
            Map.entry("receiveMessage", Set.of("sqs:ReceiveMessage")),
            Map.entry("changeMessageVisibilityBatch", Set.of("sqs:ChangeMessageVisibility")),
            Map.entry("deleteMessageBatch", Set.of("sqs:DeleteMessage")));

    private final Map<String, String> blocks = blocks();

    @Test
    void workersMayDoWhatTheCodeDoesAndNothingElse() throws IOException {
        var needed = new TreeSet<String>();
        for (String call : calls()) {
            assertThat(NEEDED)
                    .as("a call whose permission nobody has thought of")
                    .containsKey(call);
            needed.addAll(NEEDED.get(call));
        }
        assertThat(needed).contains("s3:GetObject", "sqs:ReceiveMessage");
        assertThat(allowed("worker", "")).isEqualTo(needed);
    }

    @Test
    void theApiMayDoLessThanWorkers() {
        var api = allowed("api", "");
        assertThat(allowed("worker", "")).containsAll(api).hasSizeGreaterThan(api.size());
        assertThat(api).doesNotContain("sqs:ReceiveMessage", "s3:ListBucketMultipartUploads");
    }

    @Test
    void nobodyMayDoEverythingOrReachAnythingElse() {
        for (String policy : Set.of("api", "worker")) {
            var block = block("data.aws_iam_policy_document." + policy);
            assertThat(block).doesNotContain(":*");
            assertThat(block.lines().filter(line -> line.contains("resources")))
                    .allMatch(line -> line.contains("aws_s3_bucket.objects.arn")
                            || line.contains("aws_sqs_queue.jobs.arn")
                            || line.contains("aws_sqs_queue.dead_letters.arn"));
        }
    }

    @Test
    void aMessageThatFailsTooOftenGoesToTheDeadLetters() {
        assertThat(block("aws_sqs_queue.jobs"))
                .contains("deadLetterTargetArn = aws_sqs_queue.dead_letters.arn")
                .contains("maxReceiveCount     = 50")
                .contains("visibility_timeout_seconds = 60")
                .contains("sqs_managed_sse_enabled    = true");
        assertThat(block("aws_sqs_queue_redrive_allow_policy.dead_letters"))
                .contains("sourceQueueArns   = [aws_sqs_queue.jobs.arn]");
        assertThat(block("aws_sqs_queue.dead_letters")).contains("sqs_managed_sse_enabled   = true");
    }

    @Test
    void theBucketIsPrivateEncryptedAndForgetsAbandonedUploads() {
        assertThat(block("aws_s3_bucket_public_access_block.objects"))
                .contains("block_public_acls       = true")
                .contains("block_public_policy     = true")
                .contains("ignore_public_acls      = true")
                .contains("restrict_public_buckets = true");
        assertThat(block("aws_s3_bucket_server_side_encryption_configuration.objects"))
                .contains("sse_algorithm = \"AES256\"");
        assertThat(block("aws_s3_bucket_lifecycle_configuration.objects"))
                .contains("status = \"Enabled\"")
                .contains("abort_incomplete_multipart_upload");
        assertThat(block("data.aws_iam_policy_document.only_encrypted_transport"))
                .contains("\"aws:SecureTransport\"")
                .contains("effect    = \"Deny\"");
    }

    @Test
    void everyReferenceIsToABlockThatIsThere() throws IOException {
        var references = Pattern.compile("\\b((?:data\\.)?aws_[a-z0-9_]+\\.[a-z_]+)\\.")
                .matcher(text())
                .results()
                .map(found -> found.group(1));
        assertThat(references)
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(blocks).containsKey(reference));
    }

    private Set<String> allowed(String policy, String service) {
        var actions = new TreeSet<String>();
        ACTION.matcher(block("data.aws_iam_policy_document." + policy))
                .results()
                .map(found -> found.group(1))
                .filter(action -> action.startsWith(service))
                .forEach(actions::add);
        return actions;
    }

    private String block(String name) {
        return Objects.requireNonNull(blocks.get(name), name);
    }

    private static Set<String> calls() throws IOException {
        var calls = new HashSet<String>();
        try (var files = Files.walk(CODE)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                CALL.matcher(Files.readString(file)).results().forEach(found -> calls.add(found.group(1)));
            }
        }
        calls.remove("close");
        return calls;
    }

    private static Map<String, String> blocks() {
        try {
            var blocks = new LinkedHashMap<String, String>();
            BLOCK.matcher(text()).results().forEach(found -> {
                String kind = found.group(1).equals("data") ? "data." : "";
                blocks.put(kind + found.group(2) + "." + found.group(3), found.group(4));
            });
            return blocks;
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    private static String text() throws IOException {
        var text = new StringBuilder();
        try (var files = Files.list(FOLDER)) {
            for (var file : files.filter(file -> file.toString().endsWith(".tf"))
                    .sorted()
                    .toList()) {
                text.append(Files.readString(file).replaceAll("(?m)^\\s*#.*\\n", ""));
            }
        }
        return text.toString();
    }
}
