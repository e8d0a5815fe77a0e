import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { GraphJson } from '../../src/render/answer-json.ts'
import { edgeLabel } from '../../src/render/edge-label.ts'
import { renderMermaid } from '../../src/render/mermaid.ts'
import { printableName } from '../../src/render/printable.ts'
import { HOSTILE_NAMES, hostileName } from '../generators/hostile-name.ts'
import { chromiumPath, openChromium } from './open-chromium.ts'

const executable = chromiumPath()
if (executable === undefined) {
  if (process.env.CI === 'true') throw new Error('the browser tests need Chromium')
  console.warn('\n!!! The browser tests are SKIPPED: Chromium is not installed\n')
}

const root = join(import.meta.dirname, '..', '..')
const library = join(root, 'node_modules', '@mermaid-js', 'tiny', 'dist', 'mermaid.tiny.js')

interface Drawn {
  readonly nodes: readonly string[]
  readonly edges: readonly string[]
  /** Elements in labels other than the paragraph with the text. */
  readonly markup: readonly string[]
}

/** A chain of nodes with these names; jobs of the same names connect them. */
const chain = (names: readonly string[]): GraphJson => ({
  kind: 'graph',
  query: 'q',
  complete: true,
  cuts: [],
  notes: names.map((name) => ({ code: 'note', severity: 'note', message: `there is ${name}` })),
  nodes: names.map((name, i) => ({
    id: `${i}`,
    kind: i % 2 === 0 ? 'dataset' : 'job',
    namespace: 'n',
    name,
    ...(i === 0 ? { start: true } : {}),
  })),
  edges: names.slice(1).map((_, i) => ({
    from: `${i}`,
    to: `${i + 1}`,
    jobs: [{ id: 'j', namespace: 'n', name: names[i]! }],
    basis: ['stated'],
  })),
  stats: { members: 1, edges: 1, elapsedMs: 0 },
})

describe.skipIf(executable === undefined)('Mermaid', () => {
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    browser = await openChromium(executable!)
    page = await browser.newPage()
    await page.setContent('<main></main>')
    await page.addScriptTag({ path: library })
  })
  afterAll(() => browser.close())

  /** Parses and draws texts with the real library, and returns the text in the drawings. */
  const draw = (texts: readonly string[]): Promise<readonly Drawn[]> =>
    page.evaluate(async (diagrams) => {
      interface Mermaid {
        initialize(options: object): void
        parse(text: string): Promise<unknown>
        render(id: string, text: string): Promise<{ readonly svg: string }>
      }
      interface Element {
        innerHTML: string
        readonly tagName: string
        readonly textContent: string
        querySelectorAll(selector: string): Iterable<Element>
      }
      interface Window {
        readonly mermaid: Mermaid
        readonly document: { createElement(tag: string): Element }
      }
      const { mermaid, document } = globalThis as unknown as Window
      mermaid.initialize({ startOnLoad: false, securityLevel: 'strict' })
      const drawn: Drawn[] = []
      for (const [i, text] of diagrams.entries()) {
        await mermaid.parse(text)
        const { svg } = await mermaid.render(`drawing${i}`, text)
        const holder = document.createElement('div')
        holder.innerHTML = svg
        const texts = (selector: string) =>
          [...holder.querySelectorAll(selector)].map(({ textContent }) => textContent)
        drawn.push({
          nodes: texts('.nodes .node .nodeLabel'),
          edges: texts('.edgeLabels .edgeLabel .edgeLabel'),
          markup: [...holder.querySelectorAll('.nodeLabel *, .edgeLabel .edgeLabel *')]
            .map(({ tagName }) => tagName.toLowerCase())
            .filter((tag) => tag !== 'p'),
        })
      }
      return drawn
    }, texts)

  it('draws hostile names as other formats print them', async () => {
    // Mermaid uses `ﬂ°` internally to mark entities, and has no escape for it.
    const names = [...HOSTILE_NAMES, ...fc.sample(hostileName, { numRuns: 300, seed: 8 })].filter(
      (name) => !name.includes('ﬂ°'),
    )
    const chains = Array.from({ length: Math.ceil(names.length / 10) }, (_, i) =>
      names.slice(i * 10, i * 10 + 10),
    )
    const drawn = await draw(chains.map((some) => renderMermaid(chain(some))))
    const expected = chains
      .map((some) => some.map(printableName))
      .map((some) => ({ nodes: some, edges: some.slice(0, -1), markup: [] }))
    expect(drawn).toEqual(expected)
  })

  it.each(['datasets', 'columns', 'jobs'])(
    'draws each node and edge of the golden answer: %s',
    async (name) => {
      const golden = join(root, 'test', 'golden', 'outputs', name)
      const { nodes, edges } = JSON.parse(readFileSync(`${golden}.json`, 'utf8')) as GraphJson
      const [drawn] = await draw([readFileSync(`${golden}.mermaid`, 'utf8')])
      expect(drawn!.nodes.length).toBe(nodes.length)
      expect(drawn!.edges.filter((label) => label !== '').length).toBe(
        edges.filter((edge) => edgeLabel(edge) !== '').length,
      )
    },
  )
})
