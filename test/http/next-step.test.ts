import { afterAll, beforeAll, expect, it } from 'vitest'
import { isNextStep } from '../../src/diagnostics/next-step.ts'
import { PROBLEMS } from '../../src/http/problems.ts'
import { openApi, type Api } from './open-api.ts'

/** `test/cli/help.test.ts` runs every command that can be a next step. */

let api: Api
beforeAll(async () => {
  api = await openApi()
})
afterAll(() => api.close())

it.each(Object.keys(PROBLEMS))('the page of `%s` ends with a command', async (name) => {
  const text = await (await api.app.request(`/problems/${name}`)).text()
  const [, next] = /\nNext: (.+)\n$/u.exec(text) ?? []
  expect(isNextStep(next), next).toBe(true)
})

it.each([
  ['downstream of nothing_like_this', 'tributary search WORDS'],
  ['@no_such_query', 'tributary queries list'],
  ['downstream off x', 'tributary help language'],
])('the problem of the query `%s` names what to do next', async (query, next) => {
  const response = await api.post('/api/v1/query', JSON.stringify({ query }))
  expect(response.status).toBe(400)
  expect(await response.json()).toMatchObject({ type: '/problems/invalid-query', next })
})

it('other problems have the command of their type', async () => {
  expect(await (await api.app.request('/api/v1/nowhere')).json()).toMatchObject({
    next: 'tributary help api',
  })
})
