import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lex } from '../../grammar/lexer.ts'
import { compilePlan } from '../../src/compile/compile-plan.ts'
import { format } from '../../src/lang/format.ts'
import { parse } from '../../src/lang/parse.ts'
import { namesWanted } from '../../src/query/names-wanted.ts'
import { resolve } from '../../src/query/resolve.ts'
import { openEmbeddedStore } from '../../src/store/embedded/open-embedded-store.ts'
import type { LineageStore } from '../../src/store/lineage-store.ts'
import { ingestExamples } from './describe-golden.ts'
import { GOLDEN_NOW, GOLDEN_QUERIES, type GoldenQuery } from './queries.ts'

const producerRulesModule = new URL('../../src/openlineage/producer-rules.ts', import.meta.url)

const section = (title: string, text: string): string => `== ${title}\n${text}\n`

/** A tree without its spans, which the parser's own tests cover. */
const withoutSpans = (tree: unknown): string =>
  JSON.stringify(tree, (key, value: unknown) => (key === 'span' ? undefined : value), 1)

/** Every stage of a query as text: tokens, tree, canonical text, plan, Cypher. */
async function stagesOf(store: LineageStore, { text, params = {} }: GoldenQuery): Promise<string> {
  const tokens = lex(text, 10_000).tokens.map(({ tokenType, image }) => `${tokenType.name} ${image}`)
  const { tree, diagnostics } = parse(text)
  if (tree === undefined) throw new Error(JSON.stringify(diagnostics))
  const requests = namesWanted(tree, params)
  const matches = await store.read({ kind: 'lookup', names: requests })
  const names = requests.map((request, i) => ({ request, matches: matches[i]! }))
  const resolved = resolve(tree, { params, names, now: GOLDEN_NOW })
  if (resolved.plan === undefined) throw new Error(JSON.stringify(resolved.diagnostics))
  const statements = compilePlan(resolved.plan).map(
    (statement) => `-- ${statement.title}\n${statement.text}\n${JSON.stringify(statement.params)}`,
  )
  return [
    section('text', text),
    section('tokens', tokens.join('\n')),
    section('tree', withoutSpans(tree)),
    section('canonical', format(tree)),
    section('plan', withoutSpans(resolved.plan)),
    section('cypher', statements.join('\n\n')),
  ].join('\n')
}

describe('golden stages', () => {
  let store: LineageStore
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tributary-golden-'))
    store = await openEmbeddedStore({ folder, producerRulesModule })
    await ingestExamples(store)
  })
  afterAll(async () => {
    await store.close()
    await rm(folder, { recursive: true, force: true })
  })

  it.each(GOLDEN_QUERIES)('$name', async (query) => {
    await expect(await stagesOf(store, query)).toMatchFileSnapshot(`stages/${query.name}.txt`)
  })

  it('formats to text that is read the same and formats to itself', () => {
    for (const { text } of GOLDEN_QUERIES) {
      const once = parse(text).tree
      if (once === undefined) throw new Error(text)
      const twice = parse(format(once)).tree
      expect(twice === undefined ? '' : format(twice)).toBe(format(once))
    }
  })
})
