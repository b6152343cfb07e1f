package io.writeproof.jmeter;

import io.writeproof.jmeter.ConfigurationProblems.Problem;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.jmeter.engine.TreeCloner;
import org.apache.jmeter.testelement.TestElement;
import org.apache.jmeter.threads.TestCompiler;
import org.apache.jorphan.collections.HashTree;
import org.apache.jorphan.collections.ListedHashTree;
import org.apache.jorphan.collections.SearchByClass;

/** Looks, before any load, for what the lean requests of the plan cannot do. Stateless. */
final class LeanHttpCheck {

    private LeanHttpCheck() {}

    /** The problems of every lean request of the plan that begins; if JMeter does not tell the plan, those of one of them. */
    static Set<Problem> of(LeanHttpRequest one) {
        return PlanOfEngine.tree().map(LeanHttpCheck::of).orElseGet(() -> {
            Set<Problem> problems = new LinkedHashSet<>();
            add(one, problems);
            return problems;
        });
    }

    /** JMeter adds to a sampler what its scope has for it; here to copies, as each thread does it. */
    static Set<Problem> of(HashTree plan) {
        TreeCloner cloner = new TreeCloner();
        elements(plan).traverse(cloner);
        HashTree copy = cloner.getClonedTree();
        TestCompiler compiler = new TestCompiler(copy);
        copy.traverse(compiler);
        SearchByClass<LeanHttpRequest> requests = new SearchByClass<>(LeanHttpRequest.class);
        copy.traverse(requests);
        Set<Problem> problems = new LinkedHashSet<>();
        for (LeanHttpRequest request : requests.getSearchResults()) {
            compiler.configureSampler(request);
            add(request, problems);
        }
        return problems;
    }

    /** A process without GUI puts listeners of its own between the elements. */
    private static HashTree elements(HashTree plan) {
        HashTree elements = new ListedHashTree();
        for (Object node : plan.list()) {
            if (node instanceof TestElement) {
                elements.add(node, elements(plan.getTree(node)));
            }
        }
        return elements;
    }

    private static void add(LeanHttpRequest request, Set<Problem> problems) {
        BeyondLean.askedBy(request).forEach(sentence -> problems.add(new Problem(request.getName(), sentence)));
    }
}
