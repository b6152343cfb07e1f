package io.writeproof.service.registry.compatibility;

/** What must hold between two schemas in some of their keywords. Stateless. */
interface Rule {

    /**
     * Notes each gap.
     *
     * @implSpec Looks at keywords that no other rule looks at. Two rules without a gap mean none in the keywords of both.
     */
    void check(Comparison comparison);
}
