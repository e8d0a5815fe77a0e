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
  /** Recorded pipelines to send before anything is shown, moved so that the newest event is less than a day old. */
  readonly recordings?: readonly string[]
  /** Leaves the recordings at their dates, for tests that ask about those. */
  readonly asRecorded?: boolean
  /** Further flags of `tributary serve`. */
  readonly flags?: readonly string[]
}

export interface OpenViewer {
  readonly url: string
  readonly browser: Browser
  /** What went wrong in the browser so far: thrown errors, refusals of the content policy, requests to other hosts. */
  readonly faults: readonly string[]
  /** A page of a context of its own, at a path of the viewer; 1440 × 900 unless told otherwise. */
  page(path?: string, settings?: BrowserContextOptions): Promise<Page>
  /** Sends JSON to the API; throws where it is refused. */
  send(method: string, path: string, body?: unknown): Promise<unknown>
  /** Stops the server as a crash would, and starts it again at the same address. */
  stop(): Promise<void>
  start(): Promise<void>
  close(): Promise<void>
}

/** Why browser tests cannot run here, said loudly; an error where CI must run them. */
export function viewerSkipped(): boolean {
  if (chromiumPath() !== undefined) return false
  if (process.env.CI === 'true') throw new Error('the browser tests need Chromium')
  console.warn('\n!!! The browser tests are SKIPPED: Chromium is not installed\n')
  return true
}

/** Drawn, and listening: what comes after a drawing (React's effects) is done two frames later. */
export const twoFrames = (page: Page): Promise<unknown> =>
  page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))')

/** A real server on a store of its own, and a real browser that looks at it. */
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
    // As the demo does: what a page asks about the last days must find something, whenever the tests run.
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
        // A refused or failing request is told by the page itself; a browser writes a line of its own.
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
