import { describe, expect, it } from 'vitest'
import type { Id } from '../domain/ids.ts'
import { DAY } from '../domain/time.ts'
import type { WalkRequest } from '../query/read-requests.ts'
import { compileWalk } from './compile-walk.ts'

const id = (text: string): Id => text as Id

const simple: WalkRequest = {
  kind: 'walk',
  direction: 'upstream',
  at: 'dataset',
  starts: [{ kind: 'dataset', id: id('s') }],
  minDepth: 1,
  filter: { window: { wholeDays: false }, via: {}, jobsWithin: [], jobsAvoiding: [] },
  within: [],
  avoiding: [],
  stopAt: [],
  stopJobs: [],
  wanted: 'edges',
  limits: { nodes: 100, edges: 1000 },
}

const everything: WalkRequest = {
  ...simple,
  direction: 'downstream',
  at: 'job',
  maxDepth: 5,
  filter: {
    window: { since: 10 * DAY, until: 20 * DAY + 1, asOf: 30 * DAY, wholeDays: true },
    via: { basis: 'inferred' },
    jobsWithin: [[id('j1')], [id('j2')]],
    jobsAvoiding: [id('j3')],
  },
  within: [[id('w1')], [id('w2')]],
  avoiding: [id('a')],
  stopAt: [id('t')],
  stopJobs: [id('j4')],
}

describe('compileWalk', () => {
  it('is one pruning expansion, and the edges of the nodes found', () => {
    const { text, params } = compileWalk(simple)
    expect(text).toMatchInlineSnapshot(`
      "UNWIND $starts AS start
      MATCH p = (s:Dataset {id: start})-[r:DERIVED_FROM*0..]->(n:Dataset)
      WITH n, min(length(p)) AS distance
      LIMIT $nodes + 1
      WITH collect({n: n, distance: distance}) AS found
      UNWIND CASE WHEN size(found) > $nodes THEN [] ELSE found END AS one
      WITH one.n AS n, one.distance AS distance
      OPTIONAL MATCH (n)-[x:DERIVED_FROM]->(m:Dataset)
      WITH n, distance, x
      LIMIT $limit
      WITH n AS d, distance, collect(x) AS crossed
      RETURN d.id AS id, distance,
        [x IN crossed | [endNode(x).id, x.jobId, true, x.firstAt, x.lastAt, x.statedFirstAt, x.statedLastAt, x.inferredFirstAt, x.inferredLastAt]] AS crossed,
        [d.namespace, d.name] AS display, null AS graph
      UNION ALL
      CALL () {
        OPTIONAL MATCH (o:Operation)
        WHERE o.omittedPairs > 0 AND o.counts = true
        RETURN o IS NOT NULL AS omits
        LIMIT 1
      }
      OPTIONAL MATCH (w:Writer {id: 'writer'})
      RETURN null AS id, null AS distance, null AS crossed, null AS display, {rebuilding: coalesce(w.rebuilding, false), omits: omits} AS graph"
    `)
    // A node without edges is one row, too.
    expect(params).toEqual({ starts: ['s'], nodes: 101, limit: 1001 + 101 })
  })

  it('reads one step beyond the maximum depth to see which nodes lead further', () => {
    expect(compileWalk({ ...simple, maxDepth: 3 }).text).toMatchInlineSnapshot(`
      "UNWIND $starts AS start
      MATCH p = (s:Dataset {id: start})-[r:DERIVED_FROM*0..3]->(n:Dataset)
      WITH n, min(length(p)) AS distance
      LIMIT $nodes + 1
      WITH collect({n: n, distance: distance}) AS found
      UNWIND CASE WHEN size(found) > $nodes THEN [] ELSE found END AS one
      WITH one.n AS n, one.distance AS distance
      OPTIONAL MATCH (n)-[x:DERIVED_FROM]->(m:Dataset)
      WITH n, distance, x
      LIMIT $limit
      WITH n AS d, distance, collect(x) AS crossed
      RETURN d.id AS id, distance,
        [x IN crossed | [endNode(x).id, x.jobId, true, x.firstAt, x.lastAt, x.statedFirstAt, x.statedLastAt, x.inferredFirstAt, x.inferredLastAt]] AS crossed,
        [d.namespace, d.name] AS display, null AS graph
      UNION ALL
      CALL () {
        OPTIONAL MATCH (o:Operation)
        WHERE o.omittedPairs > 0 AND o.counts = true
        RETURN o IS NOT NULL AS omits
        LIMIT 1
      }
      OPTIONAL MATCH (w:Writer {id: 'writer'})
      RETURN null AS id, null AS distance, null AS crossed, null AS display, {rebuilding: coalesce(w.rebuilding, false), omits: omits} AS graph"
    `)
  })

  it('returns only nodes and distances if edges are not wanted', () => {
    const { text, params } = compileWalk({ ...simple, maxDepth: 3, wanted: 'nodes' })
    expect(text.split('\nUNION ALL')[0]).toMatchInlineSnapshot(`
      "UNWIND $starts AS start
      MATCH p = (s:Dataset {id: start})-[r:DERIVED_FROM*0..3]->(n:Dataset)
      WITH n, min(length(p)) AS distance
      LIMIT $nodes + 1
      RETURN collect(n.id) AS ids, collect(distance) AS distances, null AS graph"
    `)
    expect(params).toEqual({ starts: ['s'], nodes: 101 })
  })

  it('returns the displayed fields of nodes for a drawing', () => {
    const { text } = compileWalk({ ...simple, wanted: 'drawing' })
    expect(text.split('collect(x) AS crossed\n')[1]?.split('\nUNION ALL')[0]).toMatchInlineSnapshot(`
      "WITH *, [d] + COLLECT {
        MATCH (m:Dataset)-[:ALIAS_OF]->(d) RETURN m ORDER BY m.namespace, m.name
      } AS members
      RETURN d.id AS id, distance,
        [x IN crossed | [endNode(x).id, x.jobId, true, x.firstAt, x.lastAt, x.statedFirstAt, x.statedLastAt, x.inferredFirstAt, x.inferredLastAt]] AS crossed,
        [d.namespace, d.name, [m IN members[1..] | [m.namespace, m.name]], head([m IN members WHERE m.kind IS NOT NULL | m.kind]), head([m IN members WHERE m.description IS NOT NULL | m.description])] AS display, null AS graph"
    `)
  })

  it('puts every condition inside the expansion', () => {
    const { text, params } = compileWalk(everything)
    expect(text).toMatchInlineSnapshot(`
      "UNWIND $starts AS start
      MATCH p = (s:Dataset {id: start})<-[r:DERIVED_FROM*0..5]-(n:Dataset)
      WHERE all(x IN r WHERE ((x.statedFirstAt IS NULL AND x.lastAt >= $since AND x.firstAt <= $until AND x.firstAt <= $asOf AND any(i IN range(0, coalesce(size(x.days), 0) - 1, 2) WHERE x.days[i] <= $lastDay AND x.days[i + 1] >= $firstDay)) OR (x.inferredLastAt >= $since AND x.inferredFirstAt <= $until AND x.inferredFirstAt <= $asOf AND any(i IN range(0, coalesce(size(x.inferredDays), 0) - 1, 2) WHERE x.inferredDays[i] <= $lastDay AND x.inferredDays[i + 1] >= $firstDay))) AND x.jobId IN $jobsWithin0 AND x.jobId IN $jobsWithin1 AND (x.jobId IS NULL OR NOT x.jobId IN $jobsAvoiding) AND (x.jobId IS NULL OR NOT x.jobId IN $stopJobs) AND (endNode(x).id IN $starts OR NOT endNode(x).id IN $stopAt))
        AND all(y IN nodes(p) WHERE (y.id IN $starts OR (y.id IN $within0 AND y.id IN $within1 AND NOT y.id IN $avoiding)))
      WITH n, min(length(p)) AS distance
      LIMIT $nodes + 1
      WITH collect({n: n, distance: distance}) AS found
      UNWIND CASE WHEN size(found) > $nodes THEN [] ELSE found END AS one
      WITH one.n AS n, one.distance AS distance
      OPTIONAL MATCH (n)<-[x:DERIVED_FROM]-(m:Dataset)
      WHERE (n.id IN $starts OR NOT n.id IN $stopAt)
        AND distance < $maxDepth
        AND (m.id IN $starts OR (m.id IN $within0 AND m.id IN $within1 AND NOT m.id IN $avoiding))
      WITH n, distance, x
      LIMIT $limit
      WITH n AS d, distance, collect(x) AS crossed
      RETURN d.id AS id, distance,
        [x IN crossed | [startNode(x).id, x.jobId, (((x.statedFirstAt IS NULL AND x.lastAt >= $since AND x.firstAt <= $until AND x.firstAt <= $asOf AND any(i IN range(0, coalesce(size(x.days), 0) - 1, 2) WHERE x.days[i] <= $lastDay AND x.days[i + 1] >= $firstDay)) OR (x.inferredLastAt >= $since AND x.inferredFirstAt <= $until AND x.inferredFirstAt <= $asOf AND any(i IN range(0, coalesce(size(x.inferredDays), 0) - 1, 2) WHERE x.inferredDays[i] <= $lastDay AND x.inferredDays[i + 1] >= $firstDay))) AND x.jobId IN $jobsWithin0 AND x.jobId IN $jobsWithin1 AND (x.jobId IS NULL OR NOT x.jobId IN $jobsAvoiding)), x.firstAt, x.lastAt, x.statedFirstAt, x.statedLastAt, x.inferredFirstAt, x.inferredLastAt]] AS crossed,
        [d.namespace, d.name] AS display, null AS graph
      UNION ALL
      CALL () {
        OPTIONAL MATCH (o:Operation)
        WHERE o.omittedPairs > 0 AND o.counts = true
        RETURN o IS NOT NULL AS omits
        LIMIT 1
      }
      OPTIONAL MATCH (w:Writer {id: 'writer'})
      RETURN null AS id, null AS distance, null AS crossed, null AS display, {rebuilding: coalesce(w.rebuilding, false), omits: omits} AS graph"
    `)
    expect(params).toMatchInlineSnapshot(`
      {
        "asOf": 2592000000,
        "avoiding": [
          "a",
        ],
        "firstDay": 10,
        "jobsAvoiding": [
          "j3",
        ],
        "jobsWithin0": [
          "j1",
        ],
        "jobsWithin1": [
          "j2",
        ],
        "lastDay": 20,
        "limit": 1102,
        "maxDepth": 5,
        "nodes": 101,
        "since": 864000000,
        "starts": [
          "s",
        ],
        "stopAt": [
          "t",
        ],
        "stopJobs": [
          "j4",
        ],
        "until": 1814399999,
        "within0": [
          "w1",
        ],
        "within1": [
          "w2",
        ],
      }
    `)
  })

  it('puts no value into the text except the depth, which must be a whole number', () => {
    const evil = id("' OR true //")
    const { text } = compileWalk({ ...simple, starts: [{ kind: 'dataset', id: evil }], avoiding: [evil] })
    expect(text).not.toContain(evil)
    expect(() => compileWalk({ ...simple, maxDepth: 1.5 })).toThrow('not a valid depth')
  })

  it('is frozen', () => {
    const statement = compileWalk(simple)
    expect(Object.isFrozen(statement)).toBe(true)
    expect(Object.isFrozen(statement.params)).toBe(true)
  })
})
