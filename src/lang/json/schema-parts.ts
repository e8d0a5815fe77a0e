import { z } from 'zod'

/** The position of a node in its text. The parser sets it; in a tree that a client sends it has no meaning. */
const span = z.strictObject({ start: z.int().min(0), end: z.int().min(0) }).optional()

/** The schema of a tree node: exactly these members, and optionally a span. */
export const node = <S extends z.ZodRawShape>(shape: S) => z.strictObject({ ...shape, span })

export const kind = <const K extends string>(...kinds: readonly [K, ...K[]]) =>
  kinds.length === 1 ? z.literal(kinds[0]) : z.enum(kinds)

const count = z.int().min(0)

export const word = node({
  kind: kind('word'),
  text: z.string(),
  quoted: z.boolean(),
  glob: z.boolean(),
}).meta({ id: 'Word' })
export const param = node({ kind: kind('param'), name: z.string() }).meta({ id: 'Param' })
export const name = z.union([word, param])
export const regex = node({ kind: kind('regex'), source: z.string(), ignoreCase: z.boolean() }).meta({
  id: 'Regex',
})
export const integer = z.union([node({ kind: kind('integer'), value: count }), param]).meta({ id: 'Integer' })
export const time = z
  .union([
    node({ kind: kind('duration'), ms: count, text: z.string() }),
    node({ kind: kind('instant'), at: z.int(), text: z.string() }),
    node({ kind: kind('date'), day: z.int(), text: z.string() }),
    node({ kind: kind('now', 'today', 'yesterday') }),
    param,
  ])
  .meta({ id: 'Time' })
export const value = z
  .union([word, time, node({ kind: kind('number'), value: z.number(), text: z.string() })])
  .meta({ id: 'Value' })

const tag = { tag: name, value: name.optional() }

export const filter = z
  .union([
    node({ kind: kind('like'), glob: name }),
    node({ kind: kind('matching'), regex }),
    node({ kind: kind('tagged'), ...tag }),
    node({ kind: kind('owned'), by: name }),
    node({ kind: kind('in'), namespace: name }),
  ])
  .meta({ id: 'Filter' })

const tested = { field: word, negated: z.boolean() }

export const predicate: z.ZodType = z
  .lazy(() =>
    z.union([
      node({
        kind: kind('and', 'or'),
        items: z.array(predicate).min(2),
      }),
      node({
        kind: kind('not'),
        item: predicate,
      }),
      node({ kind: kind('compare'), field: word, op: z.enum(['=', '!=', '<', '<=', '>', '>=']), value }),
      node({ kind: kind('like'), ...tested, glob: name }),
      node({ kind: kind('matching'), ...tested, regex }),
      node({ kind: kind('in'), ...tested, values: z.union([z.array(value).min(1), param]) }),
      node({ kind: kind('null'), ...tested }),
      node({ kind: kind('tagged'), negated: z.boolean(), ...tag }),
      node({ kind: kind('age'), field: word, than: z.enum(['older', 'newer']), duration: time }),
    ]),
  )
  .meta({ id: 'Predicate' })

const words = z.array(word)

export const stage = z
  .union([
    node({ kind: kind('where'), predicate }),
    node({
      kind: kind('orderBy'),
      keys: z.array(z.strictObject({ field: word, descending: z.boolean() })).min(1),
    }),
    node({ kind: kind('limit'), count: integer }),
    node({ kind: kind('count'), by: words }),
    node({ kind: kind('show'), fields: words.min(1) }),
  ])
  .meta({ id: 'Stage' })
