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
  .meta({ id: 'Window', description: 'The time that was looked at; a bound that is absent is none.' })

const stated = {
  query: z.string().describe('The query in canonical form.'),
  complete: z.boolean(),
  cuts: z.array(
    z.object({
      limit: z.enum(['nodes', 'edges', 'time', 'pairs']),
      value: z.number(),
      message: z.string(),
    }),
  ),
  notes: z.array(Note),
  window: Window.optional(),
  comparedWith: Window.optional().describe('Of `changes`: the window of the first look.'),
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
    more: z.boolean().optional().describe('One more step would show what is not shown.'),
    opaque: z.boolean().optional(),
    cycle: z.int().optional(),
    change: z.enum(CHANGES).optional(),
  })
  .meta({
    id: 'Node',
    description: 'A node of an answer; beside these it has the fields that the query asks for.',
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
  .meta({ id: 'Edge', description: 'An edge of an answer; the data flows from `from` to `to`.' })

const Graph = z
  .object({
    kind: z.literal('graph'),
    ...stated,
    nodes: z.array(Node),
    edges: z.array(Edge),
    paths: z.array(z.array(Uuid)).optional(),
  })
  .meta({ id: 'Graph', description: 'What a query found, as nodes and edges.' })

const cell = z.union([z.string(), z.number(), z.boolean()])

const Table = z
  .object({
    kind: z.literal('table'),
    ...stated,
    columns: z.array(z.object({ name: z.string() })),
    rows: z.array(z.array(z.union([cell, z.array(cell), z.null()]))),
  })
  .meta({ id: 'Table', description: 'What `count` and `show` give.' })

const Browser = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('statement'),
      text: z.string().describe('One statement, values and all, that draws the answer.'),
    }),
    z.object({
      kind: z.literal('refused'),
      why: z.string().describe('Why one statement cannot draw it.'),
      instead: z.string().describe('What comes closest.'),
    }),
  ])
  .meta({ id: 'Drawing', description: 'How to see the answer in Neo4j Browser.' })

/** What `explain` gives. */
export const Plan = z
  .object({
    kind: z.literal('plan'),
    query: z.string(),
    outline: z.string().describe('The plan as lines, for people.'),
    plan: z.unknown().describe('The plan as data.'),
    deleted: z
      .object({ datasets: z.int(), jobs: z.int() })
      .optional()
      .describe('How many datasets and jobs were deleted, and are passed by; absent where none was.'),
    statements: z.array(
      z.object({
        title: z.string(),
        language: z.enum(['cypher', 'sql']),
        text: z.string(),
        params: z.record(z.string(), z.unknown()).describe('Of the first time; long ones are shortened.'),
        count: z.int().min(1).describe('How many times it was sent.'),
      }),
    ),
    browser: Browser.optional().describe('Where the graph lies in Neo4j.'),
    notes: z.array(Note),
  })
  .meta({ id: 'Plan', description: 'How a query would be answered.' })

export const Answer = z
  .discriminatedUnion('kind', [Graph, Table, Plan])
  .meta({ id: 'Answer', description: 'What a query gives.' })
