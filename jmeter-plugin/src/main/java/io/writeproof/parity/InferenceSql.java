package io.writeproof.parity;

/**
 * The default queries: an inference is a row of {@code chat_inferences} or {@code json_inferences}, tagged with the run,
 * and has one or more rows in {@code model_inferences}.
 */
public final class InferenceSql {

    /** One key per row, where the client chose the key. */
    public static final String ROWS_BY_REQUEST = """
            select tags->>'load_test_request_id' from chat_inferences where tags->>'load_test_run_id' = :run_id
            union all
            select tags->>'load_test_request_id' from json_inferences where tags->>'load_test_run_id' = :run_id
            """;

    /** One key per row, where the service chose the key and told it as {@code inference_id}. */
    public static final String ROWS_BY_ID = """
            select id from chat_inferences where tags->>'load_test_run_id' = :run_id
            union all
            select id from json_inferences where tags->>'load_test_run_id' = :run_id
            """;

    /** Inferences without model row; model rows since the start of the run without inference. */
    public static final String ORPHANS = """
            with run as (
              select id, tags from chat_inferences where tags->>'load_test_run_id' = :run_id
              union all
              select id, tags from json_inferences where tags->>'load_test_run_id' = :run_id)
            select coalesce(tags->>'load_test_request_id', id::text), 'inference without a row in model_inferences'
            from run where not exists (select from model_inferences m where m.inference_id = run.id)
            union all
            select inference_id::text, 'row in model_inferences without its inference'
            from model_inferences m where created_at >= :run_start
            and not exists (select from chat_inferences i where i.id = m.inference_id)
            and not exists (select from json_inferences i where i.id = m.inference_id)
            """;

    /** Inferences of the run, and the model rows that belong to them. */
    public static final String COUNT = """
            with run as (
              select id from chat_inferences where tags->>'load_test_run_id' = :run_id
              union all
              select id from json_inferences where tags->>'load_test_run_id' = :run_id)
            select (select count(*) from run),
                   (select count(*) from run join model_inferences m on m.inference_id = run.id)
            """;

    private InferenceSql() {}
}
