/** Starts Neo4j Community in this very process. */
class StartNeo4j {
  public static void main(String[] args) {
    org.neo4j.server.NeoBootstrapper.start(new org.neo4j.server.CommunityBootstrapper(), args);
  }
}
