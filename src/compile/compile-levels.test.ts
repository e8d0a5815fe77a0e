import { describe, expect, it } from 'vitest'
import type { Id } from '../domain/ids.ts'
import type { EdgeFilter } from '../query/read-requests.ts'
import { compileExpand } from './compile-expand.ts'
import { compileOmitted, compileOpaque } from './compile-gaps.ts'
import { compileTouch } from './compile-touch.ts'

const ids = ['a', 'b', 'a'] as unknown as readonly Id[]
const open: EdgeFilter = { window: { wholeDays: false }, via: {}, jobsWithin: [], jobsAvoiding: [] }

describe('compileExpand', () => {
  it('groups the edges of a level by source, target and job', () => {
    const { text, params } = compileExpand({
      kind: 'expand',
      level: 'dataset',
      direction: 'upstream',
      frontier: ids,
      filter: { ...open, window: { since: 5, wholeDays: false }, via: { basis: 'stated' } },
      limit: 10,
    })
    expect(text).toMatchInlineSnapshot(`
      "UNWIND $frontier AS id
      MATCH (target:Dataset {id: id})-[e:DERIVED_FROM]->(source:Dataset)
      WITH target, source, e.jobId AS jobId, collect(e) AS rows
      WHERE any(x IN rows WHERE x.statedLastAt >= $since)
      RETURN source.id AS source, target.id AS target, jobId,
        [x IN rows | [x.firstAt, x.lastAt, x.statedFirstAt, x.statedLastAt, x.inferredFirstAt, x.inferredLastAt]] AS times
      LIMIT $limit"
    `)
    expect(params).toEqual({ frontier: ['a', 'b'], since: 5, limit: 11 })
  })

  it('groups column edges by transformation, too', () => {
    const { text, params } = compileExpand({
      kind: 'expand',
      level: 'column',
      direction: 'downstream',
      frontier: ids,
      filter: { ...open, via: { transformation: ['DIRECT'], masking: false } },
      limit: 10,
    })
    expect(text).toMatchInlineSnapshot(`
      "UNWIND $frontier AS id
      MATCH (source:Column {id: id})<-[e:DERIVED_FROM]-(target:Column)
      WITH source, target, e.jobId AS jobId, CASE e.transformation WHEN 'INDIRECT' THEN 'INDIRECT' ELSE 'DIRECT' END AS type, e.subtype AS subtype, coalesce(e.masking, false) AS masking, collect(e) AS rows
      WHERE any(x IN rows WHERE CASE x.transformation WHEN 'INDIRECT' THEN 'INDIRECT' ELSE 'DIRECT' END IN $transformations AND coalesce(x.masking, false) = $masked)
      RETURN source.id AS source, target.id AS target, jobId, type, subtype, masking,
        [x IN rows | [x.firstAt, x.lastAt, x.statedFirstAt, x.statedLastAt, x.inferredFirstAt, x.inferredLastAt]] AS times
      LIMIT $limit"
    `)
    expect(params).toEqual({ frontier: ['a', 'b'], transformations: ['DIRECT'], masked: false, limit: 11 })
  })
})

describe('compileTouch', () => {
  it('reads the datasets of jobs, and the jobs of datasets', () => {
    const request = { kind: 'touch', type: 'reads', filter: open, limit: 3 } as const
    expect(compileTouch({ ...request, by: { jobs: ids } }).text).toMatchInlineSnapshot(`
      "UNWIND $ids AS id
      MATCH (job:Job {id: id})-[e:READS]->(dataset:Dataset)
      WITH job, dataset, collect(e) AS rows
      RETURN job.id AS jobId, dataset.id AS datasetId, [x IN rows | [x.firstAt, x.lastAt, x.days]] AS spans
      LIMIT $limit"
    `)
    const filter = { ...open, jobsWithin: [ids], window: { until: 9, wholeDays: false } }
    expect(compileTouch({ ...request, type: 'writes', by: { datasets: ids }, filter }).text)
      .toMatchInlineSnapshot(`
      "UNWIND $ids AS id
      MATCH (dataset:Dataset {id: id})<-[e:WRITES]-(job:Job)
      WITH job, dataset, collect(e) AS rows
      WHERE any(x IN rows WHERE x.firstAt <= $until AND job.id IN $jobsWithin0)
      RETURN job.id AS jobId, dataset.id AS datasetId, [x IN rows | [x.firstAt, x.lastAt, x.days]] AS spans
      LIMIT $limit"
    `)
  })
})

describe('gaps in lineage', () => {
  const request = {
    kind: 'gaps',
    direction: 'downstream',
    datasets: ids,
    opaque: true,
    filter: open,
  } as const

  it('finds dataset edges without column edges', () => {
    expect(compileOpaque(request).text).toMatchInlineSnapshot(`
      "UNWIND $datasets AS id
      MATCH (d:Dataset {id: id})<-[x:DERIVED_FROM]-(far:Dataset)
      WHERE far <> d
      WITH d, collect(DISTINCT far) AS fars
      WITH d, fars, COLLECT {
        MATCH (d)<-[:PART_OF]-(:Column)<-[y:DERIVED_FROM]-(:Column)-[:PART_OF]->(reached:Dataset)
        RETURN DISTINCT reached
      } AS explained
      WHERE any(far IN fars WHERE NOT far IN explained)
      RETURN d.id AS id"
    `)
  })

  it('finds datasets of operations with omitted pairs', () => {
    const filter = { ...open, window: { since: 5, asOf: 9, wholeDays: true } }
    const { text, params } = compileOmitted({ ...request, direction: 'upstream', filter })
    expect(text).toMatchInlineSnapshot(`
      "MATCH (o:Operation)
      WHERE o.omittedPairs > 0 AND o.counts = true AND NOT EXISTS { MATCH (of:Job {id: o.jobId}) WHERE of.deletedAt IS NOT NULL }
      MATCH (o)-[i:WROTE]->(m:Dataset)
      WHERE coalesce(i.endedAt, i.startedAt) >= $since
        AND i.startedAt <= $until
      OPTIONAL MATCH (m)-[:ALIAS_OF]->(c:Dataset)
      WITH DISTINCT coalesce(c, m) AS d
      WHERE d.id IN $datasets
      RETURN d.id AS id"
    `)
    expect(params).toEqual({ datasets: ids, since: 0, until: 9 })
  })
})
