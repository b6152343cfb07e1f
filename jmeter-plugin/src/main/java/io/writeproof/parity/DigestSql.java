package io.writeproof.parity;

/**
 * The user's query for the keys of the run, wrapped so that the server digests them instead of sending them.
 *
 * @param total one row: the count of the keys and the sum of their hashes
 * @param buckets the same for every bucket that has rows, the bucket first; a row without a key is in bucket 0
 * @param inBuckets the keys in the buckets of a parameter, an int8[]
 * @param ofKeys the keys that are in a parameter, an array of the keys' type, each with its hash
 */
record DigestSql(NamedSql total, NamedSql buckets, NamedSql inBuckets, NamedSql ofKeys) {

    /**
     * The planner takes a group for every key and gives up working in parallel. A column of a subquery that it cannot
     * merge, because the function is volatile, it takes for 200 groups. The function is called for rows without a key
     * only.
     */
    private static final String FENCE = "case when key is null then clock_timestamp() end";

    static DigestSql of(NamedSql rows, KeyHash hash) {
        String hashOf = hash.sql();
        String bucketOf = hashOf + " & " + (DigestBuckets.COUNT - 1);
        String run = ") as run(key)";
        return new DigestSql(
                rows.within("select count(*), sum(" + hashOf + ") from (", run),
                rows.within(
                        "select bucket, count(*), sum(hash) from (select " + bucketOf + " as bucket, " + hashOf
                                + " as hash, " + FENCE + " from (",
                        run + ") as hashed group by bucket"),
                rows.within("select key from (", run + " where coalesce(" + bucketOf + ", 0) = any (?)"),
                rows.within("select key, " + hashOf + " from (", run + " where key = any (?::" + hash.type() + "[])"));
    }
}
