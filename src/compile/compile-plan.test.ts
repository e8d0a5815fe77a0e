import { describe, expect, it } from 'vitest'
import type { Id } from '../domain/ids.ts'
import type { Plan, PlanNode, WalkNode } from '../query/plan.ts'
import { compilePlan } from './compile-plan.ts'

const span = { start: 0, end: 1 }
const plan = (root: PlanNode): Plan => ({ root, query: 'a query', now: 0 })
const one = (of: 'dataset' | 'job' | 'column', id: string): PlanNode => ({
  kind: 'select',
  selection: { kind: 'ids', of, ids: [id as Id] },
})
const like = (kind: 'datasets' | 'jobs', glob: string): PlanNode => ({
  kind: 'select',
  selection: { kind, filters: { like: [glob] }, span },
})
const walk: WalkNode = {
  kind: 'walk',
  direction: 'upstream',
  starts: one('dataset', 's'),
  at: 'dataset',
  depth: { min: 1, max: 3 },
  window: { wholeDays: false },
  via: {},
  within: [],
  avoiding: [],
  stopAt: [],
  includingStart: false,
}

/** Titles with the parameters that are not numbers. */
const listed = (root: PlanNode): readonly unknown[] =>
  compilePlan(plan(root)).map(({ title, params }) => [
    title,
    Object.fromEntries(Object.entries(params).filter(([, value]) => typeof value !== 'number')),
  ])

describe('compilePlan', () => {
  it('lists one statement that Neo4j Browser can draw for a walk from one dataset', () => {
    expect(compilePlan(plan(walk))).toMatchInlineSnapshot(`
      [
        {
          "language": "cypher",
          "params": {
            "maxDepth": 3,
            "starts": [
              "s",
            ],
          },
          "text": "UNWIND $starts AS start
      MATCH p = (s:Dataset {id: start})-[r:DERIVED_FROM*0..3]->(n:Dataset)
      WITH n, min(length(p)) AS distance
      WHERE distance < $maxDepth
      MATCH (n)-[x:DERIVED_FROM]->(m:Dataset)
      RETURN n, x, m",
          "title": "1. the whole walk upstream",
        },
      ]
    `)
  })

  it('reads only the name if the id is known', () => {
    expect(listed(one('dataset', 's'))).toEqual([['1. names of datasets', { ids: ['s'] }]])
  })

  it('names the statement that returns the ids of a parameter', () => {
    expect(
      listed({
        ...walk,
        direction: 'lineage',
        at: 'job',
        starts: like('datasets', 'a*'),
        within: [like('datasets', 'w*'), like('jobs', 'j*')],
        avoiding: [one('dataset', 'x'), like('datasets', 'y*'), one('job', 'z')],
        stopAt: [one('job', 'q'), one('dataset', 't')],
      }),
    ).toMatchInlineSnapshot(`
      [
        [
          "1. matching datasets",
          {
            "like0Start": "a",
          },
        ],
        [
          "2. matching datasets",
          {
            "like0Start": "w",
          },
        ],
        [
          "3. matching jobs",
          {
            "like0Start": "j",
          },
        ],
        [
          "4. matching datasets",
          {
            "like0Start": "y",
          },
        ],
        [
          "5. the whole walk upstream",
          {
            "avoiding": [
              "x",
              "ids from statement 4",
            ],
            "jobsAvoiding": [
              "z",
            ],
            "jobsWithin0": "ids from statement 3",
            "starts": "ids from statement 1",
            "stopAt": [
              "t",
            ],
            "stopJobs": [
              "q",
            ],
            "within0": "ids from statement 2",
          },
        ],
        [
          "6. which jobs write datasets",
          {
            "ids": "ids from statement 5",
            "jobsAvoiding": [
              "z",
            ],
            "jobsWithin0": "ids from statement 3",
          },
        ],
        [
          "7. the whole walk downstream",
          {
            "avoiding": [
              "x",
              "ids from statement 4",
            ],
            "jobsAvoiding": [
              "z",
            ],
            "jobsWithin0": "ids from statement 3",
            "starts": "ids from statement 1",
            "stopAt": [
              "t",
            ],
            "stopJobs": [
              "q",
            ],
            "within0": "ids from statement 2",
          },
        ],
        [
          "8. which jobs read datasets",
          {
            "ids": "ids from statement 7",
            "jobsAvoiding": [
              "z",
            ],
            "jobsWithin0": "ids from statement 3",
          },
        ],
      ]
    `)
  })

  it('reads level by level for walks by columns and from jobs', () => {
    expect(listed({ ...walk, at: 'column', starts: one('column', 'c') })).toMatchInlineSnapshot(`
      [
        [
          "1. one level upstream by column, repeated for each level",
          {
            "frontier": [
              "c",
            ],
          },
        ],
      ]
    `)
    expect(listed({ ...walk, starts: one('job', 'j'), stopAt: [one('job', 'q')] })).toMatchInlineSnapshot(`
      [
        [
          "1. what jobs read",
          {
            "ids": [
              "j",
            ],
            "jobsAvoiding": [
              "q",
            ],
          },
        ],
        [
          "2. one level upstream by dataset, repeated for each level",
          {
            "frontier": "ids from statement 1",
            "jobsAvoiding": [
              "q",
            ],
          },
        ],
      ]
    `)
  })

  it('reads the fields that stages use, for each kind of member', () => {
    expect(
      listed({
        kind: 'show',
        fields: ['name', 'distance'],
        input: {
          kind: 'orderBy',
          keys: [{ field: 'upstreams', descending: true }],
          input: {
            kind: 'where',
            predicate: {
              kind: 'or',
              items: [
                { kind: 'tagged', tag: 'pii' },
                { kind: 'not', item: { kind: 'like', field: 'name', glob: 'x' } },
              ],
            },
            input: { kind: 'combine', op: 'union', left: walk, right: like('jobs', 'j*') },
          },
        },
      }),
    ).toMatchInlineSnapshot(`
      [
        [
          "1. the whole walk upstream",
          {
            "starts": [
              "s",
            ],
          },
        ],
        [
          "2. matching jobs",
          {
            "like0Start": "j",
          },
        ],
        [
          "3. fields of datasets",
          {
            "ids": "ids from statements 1 and 2",
          },
        ],
        [
          "4. fields of jobs",
          {
            "ids": "ids from statements 1 and 2",
          },
        ],
        [
          "5. fields of datasets",
          {
            "ids": "ids from statements 1 and 2",
          },
        ],
        [
          "6. fields of jobs",
          {
            "ids": "ids from statements 1 and 2",
          },
        ],
      ]
    `)
  })
})
