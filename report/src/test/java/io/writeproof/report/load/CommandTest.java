package io.writeproof.report.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class CommandTest {

    @Test
    void aScenarioIsNamedAsItIsTyped() {
        String run = "{'suite':'schema-registry-spike-test','variant':'sync','source':{'commit':'a1b2c3d4'},"
                + "'parameters':{'rules_file':'schema-registry/spike_test.rules','scale':'0.1','mix':'retrieve 90,register 10'}}";
        assertThat(Command.of(SimulatedRun.json(run))).hasValue("""
                git checkout a1b2c3d4
                scripts/load schema-registry/spike_test \\
                  --variant sync \\
                  --scale 0.1 \\
                  -J mix='retrieve 90,register 10'""");
    }

    @Test
    void optionsAreCalledAsTheRunnerCallsThem() {
        String run = "{'suite':'orchestration-light','parameters':{'max_concurrent':'20','duration_s':'10','tasks':'5',"
                + "'rules_file':'mine.rules'}}";
        assertThat(Command.of(SimulatedRun.json(run))).hasValue("""
                scripts/load orchestration/light \\
                  --concurrent 20 \\
                  --duration 10s \\
                  --tasks 5 \\
                  --rules-file mine.rules""");
    }

    @Test
    void variablesThatTheGatewayInheritedAreSetAgainAndNoOthers() {
        String run =
                "{'suite':'query-gateway-cache','parameters':{'CACHE_L1_SIZE':'0','users':'5','RUST_LOG':'warn; ls',"
                        + "'LD_PRELOAD':'mine.so'}}";
        assertThat(Command.of(SimulatedRun.json(run))).hasValue("""
                CACHE_L1_SIZE=0 RUST_LOG='warn; ls' scripts/load query-gateway/cache \\
                  --users 5 \\
                  -J LD_PRELOAD=mine.so""");
    }

    @Test
    void aParameterCannotAddACommandOfItsOwn() {
        String run = "{'suite':'inference','parameters':{'load_test_case':'x; rm -rf $(pwd)'}}";
        assertThat(Command.of(SimulatedRun.json(run))).hasValue("""
                scripts/load inference \\
                  --load-test-case 'x; rm -rf $(pwd)'""");
    }

    @Test
    void secretsAreMasked() {
        String run =
                "{'suite':'ingestor-quick','parameters':{'redis_url':'redis://me:hunter2@host:1/0','api_key':'abc'}}";
        assertThat(Command.of(SimulatedRun.json(run)).orElseThrow())
                .contains("me:***@host")
                .doesNotContain("hunter2", "abc");
    }

    @Test
    void aRunThatNoPlanMadeHasNoCommand() {
        assertThat(Command.of(SimulatedRun.json("{'suite':'theirs'}"))).isEmpty();
        assertThat(Command.of(SimulatedRun.json("{'suite':'inference','imported':{}}")))
                .isEmpty();
    }
}
