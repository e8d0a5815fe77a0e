import { FOREVER } from '../domain/time.ts'

/** The identity group of a canonical dataset `d` as a list: `d` first, then its aliases by name. */
export const datasetMembers = `[d] + COLLECT {
  MATCH (m:Dataset)-[:ALIAS_OF]->(d) RETURN m ORDER BY m.namespace, m.name
}`

/**
 * Maps each field of a dataset to a Cypher expression. The statement binds the canonical dataset as `d` and its identity
 * group as `members`, canonical first. A single-valued field comes from the first member that has a value; a multi-valued
 * field joins the values of all members.
 */
export const datasetFields = {
  type: first('kind'),
  format: first('format'),
  description: first('description'),
  schema: first('schemaId'),
  storage: firstOf('MATCH (m)-[:STORED_IN]->(s:Storage)', 's.name'),
  location: firstOf(
    // The location of its Storage; a dataset outside a Storage has a location of its own.
    'MATCH (m)-[s:STORED_IN*0..1]->()-[:LOCATED_IN]->(l:Location)',
    "l.type + CASE WHEN l.name <> '' THEN '://' + l.name ELSE '' END",
    'size(s) DESC',
  ),
  tag: ofAll('MATCH (m)-[:TAGGED]->(t:Tag)', 't.name'),
  tags: ofAll('MATCH (m)-[:TAGGED]->(t:Tag)', '[t.name, t.value]'),
  owner: ofAll('MATCH (m)-[:OWNED_BY]->(u:User)', 'u.name'),
  column: "COLLECT { MATCH (c:Column)-[:PART_OF]->(d) WHERE c.name <> '*' RETURN c.name }",
  lastRead: lastTouch('READS', 'READ'),
  lastWritten: lastTouch('WRITES', 'WROTE'),
  status: `head(COLLECT {
    UNWIND members AS m
    CALL (m) {
      MATCH (o:Operation)-[w:WROTE]->()
      WHERE w.datasetId = m.id AND w.startedAt IS NOT NULL AND o.status IS NOT NULL
      RETURN o, w ORDER BY w.datasetId DESC, w.startedAt DESC, o.id DESC LIMIT 1
    }
    RETURN o.status ORDER BY w.startedAt DESC, o.id DESC LIMIT 1
  })`,
  firstSeen: 'head(COLLECT { UNWIND members AS m RETURN m.firstSeen AS at ORDER BY at LIMIT 1 })',
  upstreams: 'COUNT { MATCH (d)-[:DERIVED_FROM]->(x:Dataset) RETURN DISTINCT x }',
  downstreams: 'COUNT { MATCH (d)<-[:DERIVED_FROM]-(x:Dataset) RETURN DISTINCT x }',
  aliases: '[m IN members[1..] | [m.namespace, m.name]]',
}

function first(prop: string): string {
  return `head([m IN members WHERE m.${prop} IS NOT NULL | m.${prop}])`
}

/** The value of the first member that has one; `preferred` orders several values of one member. */
function firstOf(match: string, value: string, preferred?: string): string {
  return `head(COLLECT {
    UNWIND range(0, size(members) - 1) AS i WITH i, members[i] AS m
    ${match}
    RETURN ${value} ORDER BY i${preferred === undefined ? '' : `, ${preferred}`} LIMIT 1
  })`
}

function ofAll(match: string, value: string): string {
  return `COLLECT { UNWIND members AS m ${match} RETURN DISTINCT ${value} }`
}

/**
 * The newest access of the dataset by any job, deleted or not. A declaration that is still in force makes a job's `lastAt` infinite; the
 * expression then reads the job's newest real interaction.
 */
function lastTouch(rollUp: string, interaction: string): string {
  return `head(COLLECT {
    MATCH (j:Job)-[r:${rollUp}|DELETED_${rollUp}]->(d)
    WITH CASE WHEN r.lastAt < ${FOREVER} THEN [r.lastAt] ELSE COLLECT {
      UNWIND members AS m
      MATCH ()-[i:${interaction}]->()
      WHERE i.datasetId = m.id AND i.jobId = j.id AND i.counts = true AND i.endedAt < ${FOREVER}
      RETURN i.endedAt ORDER BY i.endedAt DESC LIMIT 1
    } END AS times
    UNWIND times AS at
    RETURN at ORDER BY at DESC LIMIT 1
  })`
}
