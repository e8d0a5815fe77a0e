// The version and the clock of Neo4j.
CALL dbms.components() YIELD name, versions, edition
WITH name, versions, edition WHERE name = 'Neo4j Kernel'
RETURN versions[0] + ' ' + edition AS version, datetime.realtime().epochMillis AS clock
