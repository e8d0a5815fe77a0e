import { afterAll, beforeAll, expect, it } from 'vitest'
import { changesQuery } from '../../src/web/time/changes-query.ts'
import { date, type TimeChoice } from '../../src/web/time/moment.ts'
import { paramsOf } from '../../src/web/time/params-of.ts'
import { timeUseOf, withTime } from '../../src/web/time/with-time.ts'
import { ingestExamples } from '../golden/describe-golden.ts'
import { GOLDEN_QUERIES, type GoldenQuery } from '../golden/queries.ts'
import { openApi, type Api } from '../http/open-api.ts'

const day = (text: string) => date(Date.parse(text) / 86_400_000)
const WINDOW = { kind: 'window', since: day('2026-11-20'), until: day('2026-11-24') } as const
const INSTANT: TimeChoice = { kind: 'instant', at: day('2026-11-24') }

let api: Api
beforeAll(async () => {
  api = await openApi()
  await ingestExamples(api.store)
})
afterAll(() => api.close())

interface ApiAnswer {
  readonly kind?: string
  readonly window?: object
  readonly detail?: string
  readonly tree?: unknown
}
const post = async (path: string, body: object): Promise<{ readonly status: number } & ApiAnswer> => {
  const response = await api.post(`/api/v1/${path}`, JSON.stringify(body))
  return { status: response.status, ...((await response.json()) as ApiAnswer) }
}
const treeOf = async (query: string): Promise<unknown> => (await post('parse', { query, spans: true })).tree
/** Only with values for the parameters of the query. */
async function ask(query: string, params: GoldenQuery['params'] = {}) {
  const names = paramsOf(await treeOf(query))
  const usedParams = Object.fromEntries(Object.entries(params).filter(([name]) => names.has(name)))
  return post('query', { query, params: usedParams })
}

/** Queries that the API answers unchanged; the others are refused for their content. */
it('sets times and asks for changes of every golden query', async () => {
  const taken = { all: 0, windows: 0, nothing: 0 }
  let compared = 0
  for (const { text, params } of GOLDEN_QUERIES) {
    if ((await ask(text, params)).status !== 200) continue
    const tree = await treeOf(text)
    const { takes } = timeUseOf(tree)
    taken[takes]++
    if (takes !== 'nothing')
      expect(await ask(withTime(text, tree, WINDOW), params), text).toMatchObject({ status: 200 })
    if (takes === 'all') {
      const asOf = await ask(withTime(text, tree, INSTANT), params)
      expect(asOf, text).toMatchObject({ status: 200 })
      if (asOf.window !== undefined) expect(asOf.window).toHaveProperty('asOf', '2026-11-24T23:59:59.999Z')
    }
    const changes = changesQuery(text, tree, WINDOW, 5)
    if (changes === undefined) continue
    expect(await ask(changes, params), changes).toMatchObject({ status: 200 })
    compared++
  }
  expect(taken.all).toBeGreaterThan(40)
  expect(taken.windows).toBeGreaterThan(1)
  expect(taken.nothing).toBeGreaterThan(20)
  expect(compared).toBeGreaterThan(60)
})
