import { describe, expect, it } from 'vitest'
import { lex } from '../../grammar/lexer.ts'
import { format } from '../../src/lang/format.ts'
import { parse } from '../../src/lang/parse.ts'
import type { LineageStore } from '../../src/store/lineage-store.ts'
import { explained, planned, statementsText } from './describe-golden.ts'
import { GOLDEN_QUERIES, type GoldenQuery } from './queries.ts'
import { STAGE_QUERIES } from './stage-queries.ts'
import { exampleStore } from './example-store.ts'

const section = (title: string, text: string): string => `== ${title}\n${text}\n`

/** A tree without its spans, which the parser's own tests cover. */
const withoutSpans = (tree: unknown): string =>
  JSON.stringify(tree, (key, value: unknown) => (key === 'span' ? undefined : value), 1)

/** Every stage of a query as text: tokens, tree, canonical text, plan, and the statements of the embedded store. */
async function stagesOf(store: LineageStore, query: GoldenQuery): Promise<string> {
  const { text } = query
  const tokens = lex(text, 10_000).tokens.map(({ tokenType, image }) => `${tokenType.name} ${image}`)
  const { tree, diagnostics } = parse(text)
  if (tree === undefined) throw new Error(JSON.stringify(diagnostics))
  const { plan, statements } = await explained(store, query)
  return [
    section('text', text),
    section('tokens', tokens.join('\n')),
    section('tree', withoutSpans(tree)),
    section('canonical', format(tree)),
    section('plan', withoutSpans(plan)),
    section('sql', statementsText(statements)),
  ].join('\n')
}

describe('golden stages', () => {
  const { store } = exampleStore('stages')

  it.each(STAGE_QUERIES)('$name', async (query) => {
    await expect(await stagesOf(store(), query)).toMatchFileSnapshot(`stages/${query.name}.txt`)
  })

  describe('SQL that no stage query sends', () => {
    /** The statements of a query that contain `part`. */
    const sqlOf = async (query: string, part: string): Promise<string> =>
      (await explained(store(), { text: query })).statements
        .flatMap(({ text }) => (text.includes(part) ? [text] : []))
        .join('\n\n')

    it('selects datasets by a namespace pattern alone', async () => {
      const sql = await sqlOf('datasets in "duckdb:*" limit 5', 'namespace >=')
      expect(sql).toMatchInlineSnapshot(`
        "SELECT n FROM dataset WHERE namespace >= ?1 AND namespace <= ?1 || ?2"
      `)
    })

    it('selects datasets by an owner alone', async () => {
      const sql = await sqlOf('datasets owned by nobody', 'FROM thing')
      expect(sql).toMatchInlineSnapshot(`"SELECT e.start FROM thing t JOIN edge e ON e.finish = t.n AND e.kind = ?2 AND e.kind NOT IN (10, 17) WHERE t.label = 6 AND t.name = ?1"`)
    })

    it('selects runs of all jobs week by week', async () => {
      const sql = await sqlOf('runs where status = failed', 'run_job')
      expect(sql).toMatchInlineSnapshot(`
        "SELECT max(week) FROM run INDEXED BY run_job WHERE week <= ?

        SELECT n, started_at, job FROM run INDEXED BY run_job WHERE week = ?"
      `)
    })
  })

  it('plans of all golden queries', async () => {
    const plans: string[] = []
    for (const golden of GOLDEN_QUERIES) {
      const { name, text } = golden
      const { query, outline } = await planned(store(), golden)
      plans.push([`== ${name}`, text, ...(query === text ? [] : [`→ ${query}`]), outline].join('\n'))
    }
    await expect(`${plans.join('\n\n')}\n`).toMatchFileSnapshot('plans.txt')
  })

  it('formats to text with the same tree, which formats to itself', () => {
    for (const { text } of [...GOLDEN_QUERIES, ...STAGE_QUERIES]) {
      const once = parse(text).tree
      if (once === undefined) throw new Error(text)
      const twice = parse(format(once)).tree
      expect(twice === undefined ? '' : format(twice)).toBe(format(once))
    }
  })
})
