package io.writeproof.results.store;

/**
 * Where a run happened: machine, Java virtual machine, database. Runs of different environments are not compared.
 *
 * @param machine the computer
 * @param jvm the Java virtual machine that drove the run
 * @param database the server and the driver
 */
public record Environment(Machine machine, Jvm jvm, DatabaseFacts database) {

    /** Describes this machine and this virtual machine; {@code database} is what the caller read from the server. */
    public static Environment read(DatabaseFacts database) {
        return new Environment(Machine.current(), Jvm.current(), database);
    }

    /** The same, when another virtual machine than this one makes the load. */
    public Environment drivenBy(Jvm other) {
        return new Environment(machine, other, database);
    }

    /** Eight hexadecimal digits that differ when anything in the environment differs. */
    public String fingerprint() {
        return Sha256.ofText(toString()).substring(0, 8);
    }
}
