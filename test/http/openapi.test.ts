import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DOCS_SITE } from '../../src/http/docs-site/serve-docs-site.ts'
import { VIEWER_FILES, VIEWER_PAGES } from '../../src/http/viewer/serve-viewer.ts'
import { createResponseCheck, type OpenApiDocument } from './check-response.ts'
import { openApi, type Api } from './open-api.ts'

let api: Api
let document: OpenApiDocument
let text: string

beforeAll(async () => {
  api = await openApi()
  text = await (await api.app.request('/openapi.json')).text()
  document = JSON.parse(text) as OpenApiDocument
})
afterAll(() => api.close())

describe('the OpenAPI document', () => {
  it('lists every path of the API with its methods', () => {
    const documented = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    )
    const served = api.app.routes
      .filter(({ method }) => method !== 'ALL')
      .map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/gu, '{$1}')}`)
    const people = [
      ...[...VIEWER_PAGES, ...VIEWER_FILES, ...DOCS_SITE].map((path) => `GET ${path}`),
      'GET /docs/api/reference',
      'GET /openapi.json',
      'GET /problems/{name}',
      'GET /browser-guide',
      'GET /browser/tributary.grass',
    ]
    expect([...documented, ...people].sort()).toEqual([...new Set(served)].sort())
  })

  it('has only references to itself', () => {
    const pointers = [...text.matchAll(/"\$ref": "([^"]+)"/gu)].map(([, pointer]) => pointer!)
    expect(pointers.length).toBeGreaterThan(20)
    for (const pointer of pointers) {
      const name = /^#\/components\/schemas\/(\w+)$/u.exec(pointer)?.[1]
      expect(document.components.schemas, pointer).toHaveProperty(name ?? pointer)
    }
    expect(text).not.toContain('$defs')
  })

  it('names each operation once, and each placeholder of a path', () => {
    const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.values(methods).map((operation) => ({ path, ...(operation as unknown as Operation) })),
    )
    const names = operations.map(({ operationId }) => operationId)
    expect(new Set(names).size).toBe(names.length)
    for (const { path, parameters } of operations)
      expect(
        parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => `{${name}}`),
        path,
      ).toEqual(path.match(/\{\w+\}/gu) ?? [])
  })

  it('does not allow an undocumented status or media type, or a missing or extra member', async () => {
    const check = createResponseCheck(document)
    const ready = (body: unknown, init: ResponseInit = {}, type = 'application/json') =>
      check(
        'GET',
        '/readyz',
        new Response(JSON.stringify(body), { ...init, headers: { 'content-type': type } }),
      )
    await expect(ready({ status: 'ready', store: 'neo4j' })).resolves.toBeUndefined()
    await expect(ready({ status: 'ready', store: 'neo4j' }, { status: 418 })).rejects.toThrow(
      'no such status',
    )
    await expect(ready({ status: 'ready', store: 'neo4j' }, {}, 'text/html')).rejects.toThrow(
      'no such media type',
    )
    await expect(ready({ status: 'ready' })).rejects.toThrow('store')
    await expect(ready({ status: 'ready', store: 'neo4j', more: 1 })).rejects.toThrow('additional')
  })
})

interface Operation {
  readonly operationId: string
  readonly parameters: readonly { readonly name: string; readonly in: string }[]
}

describe('/docs/api/reference', () => {
  it('shows every operation and schema on a page without scripts or external resources', async () => {
    const page = await api.app.request('/docs/api/reference')
    const html = await page.text()
    for (const methods of Object.values(document.paths))
      for (const operation of Object.values(methods))
        expect(html).toContain(`id="${(operation as unknown as Operation).operationId}"`)
    for (const name of Object.keys(document.components.schemas)) expect(html).toContain(`id="schema-${name}"`)
    for (const [, target] of html.matchAll(/href="#([^"]+)"/gu)) expect(html).toContain(`id="${target!}"`)
    expect(html).not.toMatch(/<script|https?:|<link|<img/u)
    expect(page.headers.get('content-security-policy')).toMatch(/default-src 'none'; style-src 'sha256-/u)
  })
})
