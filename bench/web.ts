/**
 * `npm run bench:web -- [--rounds N] [--json FILE]`: how long the viewer's graph takes in a real browser without a GPU: until an answer is on the screen, what a frame of panning and
 * zooming takes, what expanding a node takes, and memory. Needs Chromium. Prints a table with the marks that are wanted.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import type { Browser, Page } from 'playwright-core'
import { chromiumPath, openChromium } from '../test/browser/open-chromium.ts'
import { layeredAnswer } from '../test/web/graph-answer.ts'
import { serveGraphPage } from '../test/web/graph-server.ts'
import { median, percentiles } from './percentiles.ts'
import { expandNode, moveFrames, showAnswer } from './web-page.ts'

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '3' }, json: { type: 'string' } },
})
const rounds = Number(values.rounds)

interface Figure {
  readonly what: string
  readonly value: number
  readonly unit: string
  readonly wanted?: number
}

const SIZES = [
  { nodes: 300, edges: 450, layers: 10, shown: undefined, expand: 100 },
  { nodes: 1_000, edges: 1_500, layers: 12, shown: 300, expand: 100 },
  { nodes: 10_000, edges: 15_000, layers: 20, shown: 1_500, expand: undefined },
] as const

const executable = chromiumPath()
if (executable === undefined) throw new Error('Chromium is not installed; CHROMIUM may name another one')
const server = await serveGraphPage()
const browser = await openChromium(executable)
const figures: Figure[] = []
for (const size of SIZES) figures.push(...(await measure(browser, size)))
await browser.close()
await server.close()
print(figures)
if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify(figures, undefined, 2)}\n`)

async function measure(
  on: Browser,
  { nodes, edges, layers, shown, expand }: (typeof SIZES)[number],
): Promise<Figure[]> {
  const text = JSON.stringify(layeredAnswer(nodes, edges, layers))
  const name = `${nodes.toLocaleString('en')} nodes, ${edges.toLocaleString('en')} edges`
  const all: number[] = []
  const grouped: number[] = []
  const expanding: number[] = []
  const pan: number[] = []
  const zoom: number[] = []
  let memory = 0
  for (let round = 0; round < rounds; round++) {
    // Movement is switched off: what is measured is until everything stands where it belongs.
    const page = await on.newPage({ viewport: { width: 1400, height: 900 }, reducedMotion: 'reduce' })
    await page.goto(server.url)
    grouped.push(await page.evaluate(showAnswer, { text, collapsed: true }))
    all.push(await page.evaluate(showAnswer, { text, collapsed: false }))
    for (const scale of [1, 4, 20]) {
      pan.push(...(await page.evaluate(moveFrames, { way: 'pan' as const, scale, frames: 60 })))
      zoom.push(...(await page.evaluate(moveFrames, { way: 'zoom' as const, scale, frames: 60 })))
    }
    memory = Math.max(memory, await rendererMemory(page))
    expanding.push(await page.evaluate(expandNode, { text, more: 20 }))
    await page.close()
  }
  const p = (times: readonly number[]): { p50: number; p95: number } => percentiles(times)
  return [
    {
      what: `${name}: on the screen, node by node`,
      value: median(all),
      unit: 'ms',
      ...(shown && { wanted: shown }),
    },
    {
      what: `${name}: on the screen, collapsed as at first`,
      value: median(grouped),
      unit: 'ms',
      ...(shown && { wanted: shown }),
    },
    { what: `${name}: a frame of panning, p50`, value: p(pan).p50, unit: 'ms' },
    { what: `${name}: a frame of panning, p95`, value: p(pan).p95, unit: 'ms', wanted: 33 },
    { what: `${name}: a frame of zooming, p50`, value: p(zoom).p50, unit: 'ms' },
    { what: `${name}: a frame of zooming, p95`, value: p(zoom).p95, unit: 'ms', wanted: 33 },
    {
      what: `${name}: 20 nodes more beyond one`,
      value: median(expanding),
      unit: 'ms',
      ...(expand && { wanted: expand }),
    },
    { what: `${name}: memory of the page's process`, value: memory, unit: 'MB', wanted: 400 },
  ]
}

/** The memory of the process that runs a page, in MB, without what it shares with others. */
async function rendererMemory(page: Page): Promise<number> {
  const session = await page.context().browser()!.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  const sizes = await Promise.all(
    processInfo.filter((one) => one.type === 'renderer').map((one) => proportionalMemory(one.id)),
  )
  await session.detach()
  return Math.max(...sizes)
}

async function proportionalMemory(pid: number): Promise<number> {
  const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '')
  return Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1] ?? Number.NaN) / 1024
}

function print(rows: readonly Figure[]): void {
  console.log('| what | measured | wanted |\n| --- | ---: | ---: |')
  for (const { what, value, unit, wanted } of rows) {
    const mark =
      wanted === undefined
        ? ''
        : `< ${wanted.toLocaleString('en')} ${unit}${value < wanted ? '' : ' (missed)'}`
    console.log(
      `| ${what} | ${value < 100 ? value.toFixed(1) : Math.round(value).toLocaleString('en')} ${unit} | ${mark} |`,
    )
  }
}
