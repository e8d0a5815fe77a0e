import { z } from 'zod'
import { filter, integer, kind, name, node, stage, time, value, word } from './schema-parts.ts'

const GRANULARITIES = ['dataset', 'column', 'job', 'run', 'operation'] as const

/** Selectors, expressions and queries contain each other, so their schemas are evaluated lazily. */
const selector: z.ZodType = z
  .lazy(() =>
    z.union([
      node({ kind: kind('list'), items: z.array(selector).min(1) }),
      node({ kind: kind('query'), query }),
      node({ kind: kind('bare'), name: word }),
      node({ kind: kind('saved'), name: word, args: z.array(z.strictObject({ name: word, value })) }),
      node({ kind: kind('dataset', 'job'), name, in: name.optional() }),
      node({ kind: kind('datasets', 'jobs'), filters }),
      node({ kind: kind('column'), name, of: selector }),
      node({ kind: kind('columns'), filters, of: selector.optional() }),
      node({ kind: kind('run', 'operation', 'id'), name }),
      node({ kind: kind('runs'), filters, of: selector.optional(), last: integer.optional() }),
      node({ kind: kind('lastRun'), of: selector }),
    ]),
  )
  .meta({ id: 'Selector' })

const filters = z.array(filter)

const clause = z
  .union([
    node({ kind: kind('depth'), min: integer.optional(), max: integer.optional(), all: z.boolean() }),
    node({ kind: kind('since', 'until', 'asOf'), time }),
    node({ kind: kind('between'), from: time, to: time }),
    node({ kind: kind('at'), granularity: z.enum(GRANULARITIES) }),
    node({ kind: kind('within', 'avoiding', 'stopAt', 'skip'), selector }),
    node({ kind: kind('via'), words: z.array(word).min(1) }),
    node({ kind: kind('includingStart') }),
  ])
  .meta({ id: 'Clause' })

const clauses = z.array(clause)

const expression: z.ZodType = z
  .lazy(() =>
    z.union([
      node({
        kind: kind('set'),
        op: z.enum(['union', 'intersect', 'except']),
        left: expression,
        right: expression,
      }),
      node({
        kind: kind('walk'),
        direction: z.enum(['upstream', 'downstream', 'lineage']),
        of: selector,
        clauses,
      }),
      node({ kind: kind('paths'), shortest: z.boolean(), from: selector, to: selector, clauses }),
      node({ kind: kind('cycles'), in: expression.optional() }),
      node({ kind: kind('ends'), which: z.enum(['roots', 'leaves']), of: expression }),
      node({ kind: kind('group'), query, clauses }),
      node({ kind: kind('named'), name: word, clauses }),
      node({ kind: kind('selection'), selector }),
    ]),
  )
  .meta({ id: 'Expression' })

const query: z.ZodType = z
  .lazy(() =>
    node({
      kind: kind('query'),
      body: z.union([
        expression,
        node({ kind: kind('changes'), from: time, to: time.optional(), in: expression }),
      ]),
      stages: z.array(stage),
    }),
  )
  .meta({ id: 'Query' })

/** The schema of a tree (`Text`) that a client sends. Spans are optional. */
export const textSchema = node({
  kind: kind('text'),
  explain: z.boolean(),
  lets: z.array(node({ name: word, query })),
  query,
}).meta({ id: 'Text' })

/** `textSchema` as JSON Schema (2020-12), for clients that generate queries. */
export const astJsonSchema = (): object => ({
  title: 'The tree of a lineage query',
  description:
    'What POST /api/v1/parse answers, and what POST /api/v1/query takes in place of a text. Spans are UTF-16 offsets.',
  ...z.toJSONSchema(textSchema),
})
