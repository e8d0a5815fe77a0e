import { z } from 'zod'
import { Note, Time, Uuid } from './common.ts'

const Name = { namespace: z.string(), name: z.string() }
const CHANGES = ['added', 'removed', 'kept'] as const

const Window = z
  .object({
    since: Time.optional(),
    until: Time.optional(),
    asOf: Time.optional(),
    resolution: z.enum(['day', 'exact']),
  })
  .meta({ id: 'Window', description: 'The time window of the query. A missing bound is unlimited.' })

const Cuts = z.array(
  z.object({
    limit: z.enum(['nodes', 'edges', 'time', 'pairs']),
    value: z.number(),
    message: z.string(),
  }),
)

const shared = {
  query: z.string().describe('The query in canonical form.'),
  complete: z.boolean(),
  cuts: Cuts,
  notes: z.array(Note),
  window: Window.optional(),
  comparedWith: Window.optional().describe('Only for `changes`: the earlier window.'),
  stats: z.object({ members: z.int(), edges: z.int(), elapsedMs: z.number() }),
}

const Node = z
  .looseObject({
    id: Uuid,
    kind: z.enum(['dataset', 'column', 'job', 'run', 'operation']),
    ...Name,
    dataset: z.object({ id: Uuid, ...Name }).optional(),
    type: z.string().optional(),
    description: z.string().optional(),
    aliases: z.array(z.object(Name)).optional(),
    start: z.boolean().optional(),
    member: z.boolean().optional(),
    distance: z.int().optional(),
    more: z.boolean().optional().describe('The node has neighbours that the answer does not have.'),
    opaque: z.boolean().optional(),
    cycle: z.int().optional(),
    change: z.enum(CHANGES).optional(),
  })
  .meta({
    id: 'Node',
    description: 'A node of an answer, with the fields that the query selects.',
  })

const Edge = z
  .object({
    from: Uuid,
    to: Uuid,
    jobs: z.array(z.object({ id: Uuid, ...Name, firstAt: Time.optional(), lastAt: Time.optional() })),
    basis: z.array(z.enum(['stated', 'inferred'])),
    firstAt: Time.optional(),
    lastAt: Time.optional(),
    hidden: z.int().optional(),
    transformations: z
      .array(z.object({ type: z.string(), subtype: z.string().optional(), masking: z.boolean() }))
      .optional(),
    change: z.enum(CHANGES).optional(),
  })
  .meta({ id: 'Edge', description: 'An edge of an answer. The data flow from `from` to `to`.' })

const Graph = z
  .object({
    kind: z.literal('graph'),
    ...shared,
    nodes: z.array(Node),
    edges: z.array(Edge),
    paths: z.array(z.array(Uuid)).optional(),
  })
  .meta({ id: 'Graph', description: 'An answer with nodes and edges.' })

const cell = z.union([z.string(), z.number(), z.boolean()])

const Table = z
  .object({
    kind: z.literal('table'),
    ...shared,
    columns: z.array(z.object({ name: z.string() })),
    rows: z.array(z.array(z.union([cell, z.array(cell), z.null()]))),
  })
  .meta({ id: 'Table', description: 'An answer of `count` or `show`.' })

const Browser = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('statement'),
      text: z.string().describe('One statement, with its values, that draws the answer.'),
    }),
    z.object({
      kind: z.literal('refused'),
      why: z.string().describe('Why one statement cannot draw it.'),
      instead: z.string().describe('The closest alternative.'),
    }),
  ])
  .meta({ id: 'Drawing', description: 'How to see the answer in Neo4j Browser.' })

/** The answer of `explain`. */
export const Plan = z
  .object({
    kind: z.literal('plan'),
    query: z.string(),
    outline: z.string().describe('The plan as text.'),
    plan: z.unknown().describe('The plan as data.'),
    deleted: z
      .object({ datasets: z.int(), jobs: z.int() })
      .optional()
      .describe(
        'The number of deleted datasets and jobs, which the query excludes; absent if there are none.',
      ),
    statements: z.array(
      z.object({
        title: z.string(),
        language: z.enum(['cypher', 'sql']),
        text: z.string(),
        params: z
          .record(z.string(), z.unknown())
          .describe('The values that it was first sent with; long ones are shortened.'),
        count: z.int().min(1).describe('The number of times that it was sent.'),
      }),
    ),
    cuts: Cuts.optional().describe('The limits that the run hit; absent if it hit none.'),
    browser: Browser.optional().describe('Only if the store is Neo4j.'),
    notes: z.array(Note),
  })
  .meta({ id: 'Plan', description: 'The plan of a query.' })

export const Answer = z
  .discriminatedUnion('kind', [Graph, Table, Plan])
  .meta({ id: 'Answer', description: 'The answer to a query.' })
