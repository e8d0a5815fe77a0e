import { SaxesParser } from 'saxes'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { EDGES, NODES } from '../../src/domain/graph-schema.ts'
import { savedStatements } from '../../src/http/browser-files/saved-statements.ts'
import { openApi, type Api } from './open-api.ts'

let api: Api
beforeAll(async () => {
  api = await openApi({ apiKey: 'long-enough' })
})
afterAll(() => api.close())

const BROWSER = { origin: 'http://localhost:7474' }
const get = async (path: string, method = 'GET', headers = {}): Promise<Response> =>
  api.app.request(`http://lineage:8080${path}`, { method, headers: { ...BROWSER, ...headers } })

interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  text: string
}

/** The elements of a well-formed page; browsers accept others too. */
function elementsOf(html: string): readonly Element[] {
  const all: Element[] = []
  const open: Element[] = []
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, attributes: attributes as Record<string, string>, text: '' }
    all.push(element)
    open.push(element)
  })
  parser.on('text', (text) => {
    for (const element of open) element.text += text
  })
  parser.on('closetag', () => open.pop())
  parser.write(html.replace(/^<!doctype html>/u, '')).close()
  return all
}

describe('the guide for Neo4j Browser', () => {
  it('is served to pages of every origin, without a key, also in a preflight request', async () => {
    const response = await get('/browser-guide')
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toMatch(/^text\/html/)
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
    const asked = {
      'access-control-request-method': 'GET',
      'access-control-request-headers': 'cache-control,pragma,sentry-trace',
    }
    const before = await get('/browser-guide', 'OPTIONS', asked)
    expect(before.status).toBe(204)
    expect(before.headers.get('access-control-allow-headers')).toBe('*')
    expect((await get('/api/v1/queries')).headers.get('access-control-allow-origin')).toBeNull()
    expect((await get('/browser-guide', 'POST')).status).toBe(405)
  })

  it('is strict HTML without scripts, and has every statement with commands for its parameters', async () => {
    const elements = elementsOf(await (await get('/browser-guide')).text())
    expect(elements.filter(({ name }) => /script|style|iframe|link|img/u.test(name))).toEqual([])
    const attributes = new Set(elements.flatMap((element) => Object.keys(element.attributes)))
    expect([...attributes].sort()).toEqual(['charset', 'class', 'lang'])
    const runnable = elements
      .filter(({ attributes }) => attributes.class === 'runnable')
      .map(({ text }) => text)
    expect(runnable).toContain(':style http://lineage:8080/browser/tributary.grass')
    expect(savedStatements().length).toBeGreaterThanOrEqual(10)
    for (const { title, text, params } of savedStatements()) {
      expect(elements).toContainEqual(expect.objectContaining({ name: 'h3', text: title }))
      expect(runnable).toEqual(expect.arrayContaining([...params]))
      expect(runnable).toContainEqual(expect.stringContaining(text.split('\n').at(-1)!))
      const wanted = new Set([...text.matchAll(/\$(\w+)/gu)].map(([, name]) => name))
      expect(params.map((param) => /^:param (\w+) => /u.exec(param)?.[1]).sort()).toEqual([...wanted].sort())
    }
  })
})

describe('the style of Neo4j Browser', () => {
  interface Rule {
    readonly [property: string]: string
  }
  async function rules(): Promise<ReadonlyMap<string, Rule>> {
    const response = await get('/browser/tributary.grass')
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
    const text = (await response.text()).replaceAll(/\/\*.*?\*\//gsu, '')
    const found = [...text.matchAll(/([\w.]+) \{([^{}]*(?:\{\w+\}[^{}]*)*)\}/gu)]
    return new Map(
      found.map(([, selector, body]) => [
        selector!,
        Object.fromEntries(
          body!
            .split(';')
            .map((part) => part.trim().split(/:\s*(.*)/u))
            .filter(([name]) => name !== '')
            .map(([name, value]) => [name!, value!.replaceAll("'", '')]),
        ),
      ]),
    )
  }
  /** WCAG 2: the relative luminance of a colour. */
  const luminance = (colour: string): number => {
    const [r, g, b] = [1, 3, 5].map((i) => {
      const part = Number.parseInt(colour.slice(i, i + 2), 16) / 255
      return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!
  }
  const contrast = (a: string, b: string): number => {
    const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y)
    return (light! + 0.05) / (dark! + 0.05)
  }

  it('has a distinct colour, a size and a legible caption for every kind of node', async () => {
    const all = await rules()
    const base = all.get('node')!
    const looks = Object.entries(NODES).map(([label, props]) => {
      const rule = all.get(`node.${label}`)
      expect(rule, label).toBeDefined()
      const { color, caption, ...rest } = { ...base, ...rule }
      expect(contrast(color!, rest['text-color-internal']!), label).toBeGreaterThan(4.5)
      for (const [, prop] of caption!.matchAll(/\{(\w+)\}/gu))
        expect(Object.keys(props), label).toContain(prop)
      return [color, rest['border-color'], rest.diameter].join(' ')
    })
    expect(new Set(looks).size).toBe(looks.length)
  })

  it('has a colour for every type of relationship', async () => {
    const all = await rules()
    for (const type of Object.keys(EDGES))
      expect(all.get(`relationship.${type}`), type).toMatchObject({
        color: expect.stringMatching(/^#[0-9A-F]{6}$/u) as string,
        'shaft-width': expect.stringMatching(/^\dpx$/u) as string,
      })
  })
})
