import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { randomText } from '../../../test/generators/random-query.ts'
import { NOW } from '../../../test/parity/query-world.ts'
import { lookupInWorld } from '../../../test/parity/lookup-in-world.ts'
import { MemoryReader } from '../../../test/parity/memory-reader.ts'
import { aDataset, type World } from '../../../test/parity/reference/world.ts'
import { loadLibrary } from '../../app/load-library.ts'
import type { SavedParam, SavedQuery } from '../../domain/saved-query.ts'
import { format } from '../../lang/format.ts'
import { parse } from '../../lang/parse.ts'
import { DEFAULT_LIMITS } from '../answer.ts'
import { evaluate } from '../evaluate.ts'
import type { Params } from '../name-requests.ts'
import { namesToResolve } from '../names-to-resolve.ts'
import { resolve, type Resolved } from '../resolve.ts'
import { TimeBudget } from '../time-budget.ts'
import { runs } from '../../../test/runs.ts'

const world: World = {
  datasets: ['a', 'b', 'c', 'd2', 'd3', '*'].map((name) => aDataset('n', name)),
  columns: [],
  jobs: [],
  edges: [],
  touches: [],
}

type Saved = Readonly<Record<string, string | readonly [text: string, ...params: SavedParam[]]>>

const queriesOf = (saved: Saved): SavedQuery[] =>
  Object.entries(saved).map(([name, entry]) => {
    const [text, ...params] = typeof entry === 'string' ? [entry] : entry
    const named = [...text.matchAll(/\$(\w+)/gu)].map((m) => m[1]!)
    const rest = [...new Set(named)].filter((n) => !params.some((p) => p.name === n))
    return { name, text, params: [...params, ...rest.map((n) => ({ name: n }))], savedAt: 0 }
  })

async function resolved(text: string, saved: Saved, params: Params = {}): Promise<Resolved> {
  const { tree, diagnostics } = parse(text)
  if (tree === undefined) throw new Error(JSON.stringify(diagnostics))
  const queries = queriesOf(saved)
  const library = await loadLibrary(tree, {
    names: () => Promise.resolve(queries.map((q) => q.name)),
    get: (names) => Promise.resolve(queries.filter((q) => names.includes(q.name))),
  })
  const names = namesToResolve(tree, params, library).map((request) => ({
    request,
    matches: lookupInWorld(world, request),
  }))
  return resolve(tree, { params, library, names, now: NOW })
}

/** The names of the members, in the order of the answer. */
async function members(text: string, saved: Saved, params: Params = {}): Promise<string[]> {
  const { plan, diagnostics } = await resolved(text, saved, params)
  if (plan === undefined) throw new Error(JSON.stringify(diagnostics))
  const { result } = new MemoryReader(world).run(
    evaluate(plan, DEFAULT_LIMITS, new TimeBudget(DEFAULT_LIMITS.timeMs, () => 0)),
  )
  return result.kind === 'graph' ? result.nodes.map((n) => n.name) : result.rows.map((row) => row.join(' '))
}

/** The code, the marked text and the message of each diagnostic. */
const diagnosticsOf = async (
  text: string,
  saved: Saved,
  params: Params = {},
): Promise<[string, string, string][]> =>
  (await resolved(text, saved, params)).diagnostics.map((d) => [
    d.code,
    d.span === undefined ? '' : text.slice(d.span.start, d.span.end),
    d.message,
  ])
const codes = async (...args: Parameters<typeof diagnosticsOf>): Promise<string[]> =>
  (await diagnosticsOf(...args)).map(([code]) => code)

describe('a call of a saved query', () => {
  it('selects its members, with its arguments as the values of its parameters', async () => {
    const saved = { named: 'datasets where name in ($x, $y)' }
    expect(await members('@named(x = a, y = "b") union c', saved)).toEqual(['a', 'b', 'c'])
    expect(await members('datasets except @named(x = a, y = b)', saved)).toEqual(['*', 'c', 'd2', 'd3'])
  })

  it('does not paste an argument into the text', async () => {
    const saved = { one: 'dataset $x', like: 'datasets like $g' }
    expect(await diagnosticsOf('@one(x = "a union b")', saved)).toEqual([
      ['unknown-name', '@one(x = "a union b")', 'in the saved query `@one`: there is no dataset `a union b`'],
    ])
    expect(await members('@one(x = "*")', saved)).toEqual(['*'])
    expect(await members('@like(g = "d?")', saved)).toEqual(['d2', 'd3'])
  })

  it('uses defaults for missing arguments', async () => {
    const saved = {
      named: [
        'datasets where name in $names limit $n',
        { name: 'names', default: ['a', 'b'] },
        { name: 'n', default: 1 },
      ],
    } as Saved
    expect(await members('@named', saved)).toEqual(['a'])
    expect(await members('@named(n = 2)', saved)).toEqual(['a', 'b'])
    expect(await members('@named(names = $list, n = $n)', saved, { list: ['c', 'a', 'b'], n: 9 })).toEqual([
      'a',
      'b',
      'c',
    ])
  })

  it('reads an argument as the kind that its position needs', async () => {
    const saved = { recent: 'datasets where firstSeen older than $age', few: 'datasets limit $n' }
    expect(await codes('@recent(age = 7d) union @few(n = 3)', saved)).toEqual([])
    expect(await diagnosticsOf('@few(n = many)', saved)).toEqual([
      [
        'parameter-kind',
        '@few(n = many)',
        'in the saved query `@few`: the value of `$n` is the text `many`; expected a whole number',
      ],
    ])
  })

  it('checks an argument against the kind of its parameter, at the argument', async () => {
    const saved: Saved = {
      look: [
        'datasets where firstSeen older than $age limit $n',
        { name: 'age', kind: 'duration' },
        { name: 'n', kind: 'number' },
      ],
    }
    expect(await codes('@look(age = 7d, n = 1)', saved)).toEqual([])
    expect(
      (await diagnosticsOf('@look(age = soon, n = 1d)', saved)).filter(([code]) => code === 'argument-kind'),
    ).toEqual([
      ['argument-kind', 'soon', '`age` of `@look` must be a duration; `soon` is not'],
      ['argument-kind', '1d', '`n` of `@look` must be a number; `1d` is not'],
    ])
  })

  it('reports unknown, missing and duplicate parameters, each at its position', async () => {
    const saved = { named: 'datasets where name in ($first, $second)' }
    expect(await diagnosticsOf('@named(frst = a, second = b, second = c)', saved)).toEqual([
      [
        'missing-argument',
        '@named(frst = a, second = b, second = c)',
        'the saved query `@named` needs a value for `first`',
      ],
      ['unknown-argument', 'frst', 'the saved query `@named` has no parameter `frst`'],
      ['repeated-argument', 'second', 'duplicate parameter `second`'],
    ])
    const { diagnostics } = await resolved('@named(frst = a, second = b)', saved)
    expect(diagnostics.find((d) => d.code === 'unknown-argument')?.suggestions).toEqual(['first'])
    expect(await codes('@named(first = $p, second = b)', saved)).toEqual(['missing-parameter'])
    expect(
      await codes(
        'datasets where name in ($x) union @plain',
        { plain: 'datasets' },
        { x: 'a', y: 'b' },
      ).catch(() => ['syntax']),
    ).toEqual(['syntax'])
  })

  it('suggests the nearest names for an unknown one', async () => {
    const { diagnostics } = await resolved('@unowend', { unowned: 'datasets', other: 'jobs' })
    expect(diagnostics).toMatchObject([
      {
        code: 'unknown-saved-query',
        message: 'there is no saved query `@unowend`',
        suggestions: ['unowned'],
      },
    ])
  })

  it('can be part of another saved query, which passes parameters on', async () => {
    const saved = { inner: 'datasets where name = $n', outer: '@inner(n = $m) union dataset c' }
    expect(await members('@outer(m = a)', saved)).toEqual(['a', 'c'])
    expect(await diagnosticsOf('@outer(m = a)', { ...saved, inner: 'datasets where nme = $n' })).toEqual([
      [
        'unknown-field',
        '@outer(m = a)',
        'in the saved query `@outer`: in the saved query `@inner`: datasets have no field `nme`',
      ],
    ])
  })

  it('is refused if saved queries call each other in a cycle, which the message shows', async () => {
    const saved = { a: 'datasets except @b', b: '@c', c: 'upstream of @a' }
    expect(await diagnosticsOf('@a', saved)).toEqual([
      [
        'saved-query-ring',
        '@a',
        expect.stringContaining('saved queries call each other in a cycle: @a → @b → @c → @a'),
      ],
    ])
    expect(await codes('@self', { self: 'datasets except @self' })).toEqual(['saved-query-ring'])
  })

  it('is refused beyond the maximum nesting of a text', async () => {
    const chain = (length: number): Saved =>
      Object.fromEntries(
        Array.from({ length }, (_, i) => [`q${i}`, i + 1 < length ? `@q${i + 1}` : 'dataset a']),
      )
    expect(await members('@q0', chain(64))).toEqual(['a'])
    expect(await codes('@q0', chain(65))).toEqual(['nested-too-deep'])
  })

  it('counts its parts with those of the text, for each call', async () => {
    const doubling: Saved = Object.fromEntries(
      Array.from({ length: 40 }, (_, i) => [`q${i}`, i < 39 ? `@q${i + 1} union @q${i + 1}` : 'dataset a']),
    )
    expect((await codes('@q0', doubling)).every((code) => code === 'expands-too-far')).toBe(true)
    expect((await codes('@q0', doubling)).length).toBeGreaterThan(0)
  })

  it('has its own `let` names', async () => {
    const saved = { mine: 'let x = dataset a; x union b' }
    expect(await members('let x = dataset c; x union @mine', saved)).toEqual(['a', 'b', 'c'])
    expect(await codes('let x = dataset c; @mine', saved)).toEqual(['let-not-used'])
  })

  it('returns a table only if it is the whole query, and is a set everywhere else', async () => {
    const saved = { counted: 'datasets count', alias: '@counted' }
    expect(await members('@counted', saved)).toEqual(['6'])
    expect(await members('@alias', saved)).toEqual(['6'])
    expect(await diagnosticsOf('upstream of @counted', saved)).toEqual([
      [
        'table-as-set',
        '@counted',
        'in the saved query `@counted`: a query with `count` returns a table, which cannot be used as a set',
      ],
    ])
    expect(await codes('@counted limit 1', saved)).toEqual(['table-as-set'])
  })

  it('reports that its text is invalid', async () => {
    const [[code, at, message] = []] = await diagnosticsOf('@broken', { broken: 'upstream off a' })
    expect([code, at]).toEqual(['misspelled-word', '@broken'])
    expect(message).toMatch(/^in the saved query `@broken`: /u)
  })

  it('uses the time of a comparison that contains it', async () => {
    const saved = { up: 'upstream of a since $d' }
    expect(await codes('changes since 7d in @up(d = 2d)', saved)).toEqual([])
    expect(await codes('changes since 7d in @up(d = 2026-11-01)', saved)).toEqual(['time-inside-changes'])
  })

  it('reports that clauses around it have no effect', async () => {
    const { diagnostics } = await resolved('(@up) since 2d', { up: 'upstream of a' })
    expect(diagnostics.map((d) => d.message)).toEqual([
      '`since 2d` changes nothing: a saved query has its own clauses',
    ])
  })

  it('never throws, for any saved texts and calls', async () => {
    const texts = fc.array(randomText.map(format), { minLength: 1, maxLength: 3 })
    await fc.assert(
      fc.asyncProperty(randomText, texts, fc.nat(9), async (tree, saved, declared) => {
        // Every name is saved, with one of a few texts.
        const library = await loadLibrary(tree, {
          names: () => Promise.resolve([]),
          get: (names) =>
            Promise.resolve(
              names.map((name) => ({
                name,
                text: saved[name.length % saved.length]!,
                params: Array.from({ length: declared }, (_, i) => ({ name: `p${i}`, default: i })),
                savedAt: 0,
              })),
            ),
        })
        const names = namesToResolve(tree, {}, library).map((request) => ({
          request,
          matches: lookupInWorld(world, request),
        }))
        const { plan, diagnostics } = resolve(tree, { params: {}, library, names, now: NOW })
        expect(plan !== undefined).toBe(!diagnostics.some((d) => d.severity === 'error'))
      }),
      { numRuns: runs(150) },
    )
  })
})
