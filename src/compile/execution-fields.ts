const OF_RUN = '(r)<-[:PART_OF]-(:Operation)'

/** Maps each field of a Run `r` to a Cypher expression. Its neighbours are the datasets that its operations read and wrote. */
export const runFields = {
  ...shared('r'),
  type: 'j.type',
  job: fullName('j.namespace', 'j.name'),
  externalId: 'r.externalId',
  upstreams: touched(`${OF_RUN}-[:READ]->(m:Dataset)`),
  downstreams: touched(`${OF_RUN}-[:WROTE]->(m:Dataset)`),
}

/** Maps each field of an operation `o` to a Cypher expression. Its neighbours are the datasets that it read and wrote. */
export const operationFields = {
  ...shared('o'),
  type: 'o.type',
  job: fullName('coalesce(j.namespace, o.jobNamespace)', 'coalesce(j.name, o.jobName)'),
  // An operation with `ownRunId` is part of another Run, whose external id is not its own.
  externalId: `CASE WHEN o.ownRunId IS NULL THEN head(COLLECT {
    MATCH (r:Run {id: o.runId}) RETURN r.externalId
  }) END`,
  upstreams: touched('(o)-[:READ]->(m:Dataset)'),
  downstreams: touched('(o)-[:WROTE]->(m:Dataset)'),
}

function shared(n: 'r' | 'o') {
  return {
    status: `${n}.status`,
    startedAt: `${n}.startedAt`,
    endedAt: `${n}.endedAt`,
    duration: `${n}.endedAt - ${n}.startedAt`,
    producer: `${n}.producer`,
    firstSeen: `${n}.firstSeen`,
  }
}

/** `namespace/name` with exactly one slash between them. */
function fullName(namespace: string, name: string): string {
  return `${namespace} + CASE WHEN ${name} STARTS WITH '/' THEN '' ELSE '/' END + ${name}`
}

function touched(pattern: string): string {
  return `COUNT {
    MATCH ${pattern} WHERE m.deletedAt IS NULL OPTIONAL MATCH (m)-[:ALIAS_OF]->(c:Dataset) RETURN DISTINCT coalesce(c, m)
  }`
}
