import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { shiftRecording } from '../../src/cli/shift-recording.ts'
import { chromiumPath, openChromium } from '../browser/open-chromium.ts'
import { startCli, type RunningCli } from '../cli/run-cli.ts'

const EXAMPLES = join(import.meta.dirname, '..', '..', 'examples')

/** The data of `tributary demo`. */
export const DEMO = ['dbt-shop', 'spark-warehouse'] as const

export interface ViewerSettings {
  /** Recorded pipelines to load first, shifted so that the newest event is less than a day old. */
  readonly recordings?: readonly string[]
  /** Keeps the recorded dates, for tests that query them. */
  readonly asRecorded?: boolean
  /** Further flags of `tributary serve`. */
  readonly flags?: readonly string[]
}

export interface OpenViewer {
  readonly url: string
  readonly browser: Browser
  /** Errors in the browser so far: exceptions, policy violations, requests to other hosts. */
  readonly faults: readonly string[]
  /** A page in its own context, at a path of the viewer; 1440 × 900 by default. */
  page(path?: string, settings?: BrowserContextOptions): Promise<Page>
  /** Sends JSON to the API. Throws if refused. */
  send(method: string, path: string, body?: unknown): Promise<unknown>
  /** Kills the server, and starts it again at the same address. */
  stop(): Promise<void>
  start(): Promise<void>
  close(): Promise<void>
}

/** Whether browser tests must be skipped, with a warning; an error in CI. */
export function viewerSkipped(): boolean {
  if (chromiumPath() !== undefined) return false
  if (process.env.CI === 'true') throw new Error('the browser tests need Chromium')
  console.warn('\n!!! The browser tests are SKIPPED: Chromium is not installed\n')
  return true
}

/** After two frames, React's effects have run and listeners are attached. */
export const twoFrames = (page: Page): Promise<unknown> =>
  page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))')

/** A real server on its own store, and a real browser. */
export async function openViewer({
  recordings = [],
  asRecorded = false,
  flags = [],
}: ViewerSettings = {}): Promise<OpenViewer> {
  const data = await mkdtemp(join(tmpdir(), 'tributary-viewer-'))
  const serve = (port: string): Promise<RunningCli> =>
    startCli(['serve', '--data', data, '--port', port, ...flags])
  let server = await serve('0')
  const { url } = server
  const browser = await openChromium(chromiumPath()!)
  const faults: string[] = []

  const send: OpenViewer['send'] = async (method, path, body) => {
    const response = await fetch(new URL(path, url), {
      method,
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`)
    return text === '' ? undefined : (JSON.parse(text) as unknown)
  }
  if (recordings.length > 0) {
    const files = recordings.map((name) => readFile(join(EXAMPLES, name, 'events.ndjson'), 'utf8'))
    const lines = (await Promise.all(files)).flatMap((text) => text.trimEnd().split('\n'))
    // Shifted as in the demo, so that queries about recent days find data whenever the tests run.
    const body = (asRecorded ? lines : shiftRecording(lines, Date.now())).join('\n')
    const headers = { 'Content-Type': 'application/x-ndjson' }
    const response = await fetch(new URL('/api/v1/lineage/batch', url), { method: 'POST', headers, body })
    if (!response.ok) throw new Error(`${recordings.join(', ')}: ${response.status}`)
  }

  return {
    url,
    browser,
    faults,
    send,
    async page(path = '/', settings = {}) {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...settings })
      const page = await context.newPage()
      page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.stack ?? error.message}`))
      page.on('console', (message) => {
        // The page shows failed requests itself; the browser logs them too.
        if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
          faults.push(`${page.url()}: ${message.text()}`)
      })
      page.on('request', (request) => {
        const to = new URL(request.url())
        if (to.origin !== url && !['data:', 'blob:'].includes(to.protocol))
          faults.push(`a request to ${to.origin}`)
      })
      await page.goto(new URL(path, url).href)
      await page.locator('header').waitFor()
      await twoFrames(page)
      return page
    },
    async stop() {
      await server.end('SIGKILL')
    },
    async start() {
      server = await serve(new URL(url).port)
    },
    async close() {
      await browser.close()
      await server.end('SIGTERM')
      await rm(data, { recursive: true, force: true })
    },
  }
}
