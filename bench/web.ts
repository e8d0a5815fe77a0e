/**
 * `npm run bench:web -- [--rounds N] [--json FILE]`: measures the viewer's graph in a real browser without a GPU: time until an answer
 * is visible, frame times of panning and zooming, time of an expansion, and memory. Needs Chromium. Prints a table with targets.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import type { Browser, Page } from 'playwright-core'
import { chromiumPath, openChromium } from '../test/browser/open-chromium.ts'
import { layeredAnswer } from '../test/web/graph-answer.ts'
import { serveGraphPage } from '../test/web/graph-server.ts'
import { median, percentiles } from './percentiles.ts'
import { measureApp } from './web-app.ts'
import type { Figure } from './web-figure.ts'
import { expandNodes, moveFrames, showAnswer, turnWheel } from './web-page.ts'

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '3' }, json: { type: 'string' } },
})
const rounds = Number(values.rounds)

const FRAMES = 60
/** A wheel that is turned quickly. */
const WHEEL = { notches: 24, every: 45 }
/** Nodes that are expanded in each round. */
const EXPANDED = 4
/** Milliseconds after which pending drawing has ended, so that it does not count for the next measurement. */
const REST = 1_000

const SIZES = [
  { nodes: 300, edges: 450, layers: 10, shown: undefined },
  { nodes: 1_000, edges: 1_500, layers: 12, shown: 300 },
  { nodes: 10_000, edges: 15_000, layers: 20, shown: 1_500 },
] as const

const executable = chromiumPath()
if (executable === undefined) throw new Error('Chromium is not installed; CHROMIUM may name another one')
const server = await serveGraphPage()
const browser = await openChromium(executable)
const figures: Figure[] = []
for (const size of SIZES) figures.push(...(await measure(browser, size)))
await browser.close()
await server.close()
figures.push(...(await measureApp(rounds)))
print(figures)
if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify(figures, undefined, 2)}\n`)

async function measure(
  on: Browser,
  { nodes, edges, layers, shown }: (typeof SIZES)[number],
): Promise<Figure[]> {
  const text = JSON.stringify(layeredAnswer(nodes, edges, layers))
  const name = `${nodes.toLocaleString('en')} nodes, ${edges.toLocaleString('en')} edges`
  const all = timed()
  const grouped = timed()
  const expanding: number[] = []
  const pan = timed()
  const zoom = timed()
  const wheel = timed()
  let memory = 0
  for (let round = 0; round < rounds; round++) {
    // Animations are off, because the measurement ends when everything has its final position.
    const page = await on.newPage({ viewport: { width: 1400, height: 900 }, reducedMotion: 'reduce' })
    await page.goto(server.url)
    const pid = await rendererOf(page)
    const run = async (into: Timed, ask: () => Promise<number | readonly number[]>): Promise<void> => {
      const before = await cpuOf(pid)
      const times = [await ask()].flat()
      into.times.push(...times)
      into.cpu.push(((await cpuOf(pid)) - before) / times.length)
    }
    await run(grouped, () => page.evaluate(showAnswer, { text, collapsed: true }))
    await run(all, () => page.evaluate(showAnswer, { text, collapsed: false }))
    for (const scale of [1, 4, 20]) {
      await run(pan, () => page.evaluate(moveFrames, { way: 'pan' as const, scale, frames: FRAMES }))
      await run(zoom, () => page.evaluate(moveFrames, { way: 'zoom' as const, scale, frames: FRAMES }))
      await run(wheel, () => page.evaluate(turnWheel, { scale, ...WHEEL }))
    }
    memory = Math.max(memory, await memoryOf(pid))
    await page.waitForTimeout(REST)
    expanding.push(...(await page.evaluate(expandNodes, { text, more: 20, times: EXPANDED })))
    await page.close()
  }
  const once = ({ times, cpu }: Timed) => ({ value: median(times), unit: 'ms', cpu: median(cpu) })
  const frames = (what: string, { times, cpu }: Timed): Figure[] => [
    { what: `${name}: a frame of ${what}, p50`, value: median(times), unit: 'ms', cpu: median(cpu) },
    { what: `${name}: a frame of ${what}, p95`, value: percentiles(times).p95, unit: 'ms', wanted: 33 },
  ]
  return [
    { what: `${name}: on the screen, node by node`, ...once(all), ...(shown && { wanted: shown }) },
    { what: `${name}: on the screen, as at first`, ...once(grouped), ...(shown && { wanted: shown }) },
    ...frames('panning', pan),
    ...frames('zooming', zoom),
    ...frames('zooming by a wheel', wheel),
    { what: `${name}: 20 nodes more beyond one`, value: median(expanding), unit: 'ms', wanted: 100 },
    { what: `${name}: memory of the page's process`, value: memory, unit: 'MB', wanted: 400 },
  ]
}

interface Timed {
  readonly times: number[]
  readonly cpu: number[]
}

function timed(): Timed {
  return { times: [], cpu: [] }
}

/** The process of a page: the newest renderer process. */
async function rendererOf(page: Page): Promise<number> {
  const session = await page.context().browser()!.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  await session.detach()
  return Math.max(...processInfo.filter((one) => one.type === 'renderer').map((one) => one.id))
}

/** Milliseconds of CPU that a process has used; the kernel counts in hundredths of a second. */
async function cpuOf(pid: number): Promise<number> {
  const fields = (await readFile(`/proc/${pid}/stat`, 'utf8')).split(') ')[1]!.split(' ')
  return (Number(fields[11]) + Number(fields[12])) * 10
}

/** The memory of a process in MB, with its share of the memory it shares with others. */
async function memoryOf(pid: number): Promise<number> {
  const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8')
  return Number(/^Pss:\s+(\d+) kB/m.exec(rollup)![1]) / 1024
}

function print(rows: readonly Figure[]): void {
  console.log('| what | measured | wanted | CPU |\n| --- | ---: | ---: | ---: |')
  for (const { what, value, unit, wanted, cpu } of rows) {
    const mark =
      wanted === undefined
        ? ''
        : `< ${wanted.toLocaleString('en')} ${unit}${value < wanted ? '' : ' (missed)'}`
    console.log(
      `| ${what} | ${value < 100 ? value.toFixed(1) : Math.round(value).toLocaleString('en')} ${unit} | ${mark} | ${cpu === undefined ? '' : `${cpu.toFixed(1)} ms`} |`,
    )
  }
}
