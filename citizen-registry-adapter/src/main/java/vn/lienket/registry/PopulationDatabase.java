package vn.lienket.registry;

/** The national population database, the only one who knows whether a number exists and whose it is. */
public interface PopulationDatabase {

    /**
     * @param correlationId ties the question to its answer in the logs of both sides; the same for every try of one request
     * @throws RegistryUnavailable when it gave no answer; ask again later
     * @throws MalformedRequest when it does not understand the question; asking again will not help
     */
    RegistryAnswer lookup(Claim claim, String correlationId);
}
