package io.writeproof.fault;

import com.github.f4b6a3.uuid.UuidCreator;
import io.writeproof.service.ingest.Message;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Messages that should not exist. Thread-safe.
 *
 * <p>A message of a load test has its run and its key in its text, for want of other columns: the first word and the second.
 */
public final class StrangeMessages implements Strangers<Message> {

    private static final Pattern RUN_AND_KEY = Pattern.compile("(\\S+ )(\\S+)(.*)", Pattern.DOTALL);

    /** Same text, another name. */
    @Override
    public Message duplicateOf(Message message) {
        return with(message, message.content());
    }

    /** Another key in the same run; in a text without a key, the same text once more. */
    @Override
    public Message inventedBeside(Message message) {
        Matcher text = RUN_AND_KEY.matcher(message.content());
        return with(
                message,
                text.matches() ? text.group(1) + UuidCreator.getTimeOrderedEpoch() + text.group(3) : message.content());
    }

    private static Message with(Message message, String content) {
        return new Message(
                UuidCreator.getTimeOrderedEpochFast(),
                message.userId(),
                message.channelId(),
                content,
                message.createdAt());
    }
}
