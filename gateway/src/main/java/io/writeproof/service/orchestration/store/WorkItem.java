package io.writeproof.service.orchestration.store;

/**
 * An activity that its holder is to do.
 *
 * @param id its place in the queue
 * @param activityId the event that scheduled it
 * @param work what is to be done
 * @param lockToken proves who holds it
 * @param attempt how often it has been handed out, this time included; 1 or more
 */
public record WorkItem(long id, String instanceId, long activityId, String work, String lockToken, int attempt) {}
