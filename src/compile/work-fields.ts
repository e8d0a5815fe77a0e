const OF_RUN = '(r)<-[:PART_OF]-(:Operation)'

/** The fields of a Run `r`; its neighbours are the datasets that its operations read and wrote. */
export const runFields = {
  ...shared('r'),
  type: 'j.type',
  job: fullName('j.namespace', 'j.name'),
  externalId: 'r.externalId',
  upstreams: touched(`${OF_RUN}-[:READ]->(m:Dataset)`),
  downstreams: touched(`${OF_RUN}-[:WROTE]->(m:Dataset)`),
}

/** The fields of an operation `o`; its neighbours are the datasets that it read and wrote. */
export const operationFields = {
  ...shared('o'),
  type: 'o.type',
  job: fullName('coalesce(j.namespace, o.jobNamespace)', 'coalesce(j.name, o.jobName)'),
  // Of a run that stands for another the external id is not its own.
  externalId: `CASE WHEN o.ownRunId IS NULL THEN head(COLLECT {
    MATCH (r:Run {id: o.runId}) RETURN r.externalId
  }) END`,
  upstreams: touched('(o)-[:READ]->(m:Dataset)'),
  downstreams: touched('(o)-[:WROTE]->(m:Dataset)'),
}

/** The same where some things are hidden: `$hiddenDatasets`, of which each name is hidden. */
export const runNeighbours = {
  upstreams: touched(`${OF_RUN}-[:READ]->(m:Dataset)`, true),
  downstreams: touched(`${OF_RUN}-[:WROTE]->(m:Dataset)`, true),
}
export const operationNeighbours = {
  upstreams: touched('(o)-[:READ]->(m:Dataset)', true),
  downstreams: touched('(o)-[:WROTE]->(m:Dataset)', true),
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

/** `namespace/name`, joined by exactly one slash. */
function fullName(namespace: string, name: string): string {
  return `${namespace} + CASE WHEN ${name} STARTS WITH '/' THEN '' ELSE '/' END + ${name}`
}

function touched(pattern: string, hiding = false): string {
  return `COUNT {
    MATCH ${pattern}${hiding ? ' WHERE NOT m.id IN $hiddenDatasets' : ''} OPTIONAL MATCH (m)-[:ALIAS_OF]->(c:Dataset) RETURN DISTINCT coalesce(c, m)
  }`
}
