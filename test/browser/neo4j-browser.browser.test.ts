import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { GraphJson } from '../../src/render/answer-json.ts'
import { runCli } from '../cli/in-process-cli.ts'
import { startCli, type RunningCli } from '../cli/run-cli.ts'
import { startJavaNeo4j } from '../neo4j/java-neo4j.ts'
import { javaIsMissing } from '../neo4j/neo4j-jars.ts'
import type { RunningNeo4j } from '../neo4j/running-neo4j.ts'
import { chromiumPath, openChromium } from './open-chromium.ts'
import { temporaryFolder } from '../temporary-folder.ts'

const executable = chromiumPath()
const missing = executable === undefined ? 'Chromium is not installed' : await javaIsMissing()
if (missing !== undefined) {
  if (process.env.CI === 'true')
    throw new Error(`the browser tests need Chromium, Java and Maven: ${missing}`)
  console.warn(`\n!!! The browser tests are SKIPPED: ${missing}\n`)
}

/** The picture in docs/; SCREENSHOTS=1 writes it again. */
const images = join(import.meta.dirname, '..', '..', 'docs', 'images')

const QUERY = 'upstream of dataset shop.marts.daily_revenue depth 2 at job'

describe.skipIf(missing !== undefined)('Neo4j Browser', () => {
  const home = temporaryFolder('browser')
  let neo4j: RunningNeo4j | undefined
  let server: RunningCli | undefined
  let tributary: string
  let browser: Browser | undefined
  let page: Page

  beforeAll(async () => {
    neo4j = await startJavaNeo4j({ home, shortLived: true })
    server = await startCli(['serve', '--port', '0', '--neo4j-uri', neo4j.uri])
    // Browser loads guides and styles only from allowed hosts; this is one of the defaults.
    tributary = server.url.replace('127.0.0.1', 'localhost')
    expect((await runCli(['demo', '--url', server.url])).code).toBe(0)
    browser = await openChromium(executable!)
    page = await browser.newPage({ viewport: { width: 1440, height: 1000 } })
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await connect(neo4j)
  }, 400_000)

  afterAll(async () => {
    await browser?.close()
    await server?.end()
    await neo4j?.stop()
  })

  /** Connects like a user, and retries once: a click on the form can be lost while the page loads. */
  async function connect({ httpUrl, uri }: RunningNeo4j): Promise<void> {
    let shown = ''
    for (let attempt = 0; attempt < 4; attempt++) {
      await page.goto(`${httpUrl ?? ''}/browser/?dbms=${encodeURIComponent(uri)}`)
      // The first after the form was sent, the second if Browser connected automatically.
      const connected = page.getByText(/You are connected|You have a working connection/u).first()
      const method = page.getByTestId('authenticationMethod')
      try {
        await connected.or(method).first().waitFor({ timeout: 60_000 })
        if (await method.isVisible()) {
          await method.selectOption('NO_AUTH')
          await page.getByTestId('connect').click()
        }
        await connected.waitFor({ timeout: 30_000 })
        return
      } catch (error) {
        shown = `${String(error)}\n${await page.locator('body').innerText()}`
      }
    }
    throw new Error(`Neo4j Browser does not connect to ${uri}. It shows:\n${shown}`)
  }

  /** Pastes a text into the editor and runs it, like a user; returns the frame with the result. */
  async function run(text: string): Promise<Locator> {
    await page.locator('.monaco-editor').first().click()
    await page.keyboard.press('Control+A')
    await page.evaluate((pasted) => {
      interface Window {
        readonly navigator: { readonly clipboard: { writeText(text: string): Promise<void> } }
      }
      return (globalThis as unknown as Window).navigator.clipboard.writeText(pasted)
    }, text)
    await page.keyboard.press('Control+V')
    await page.keyboard.press('Control+Enter')
    return page.getByTestId('frame').first()
  }

  it('uses Tributary’s colours', async () => {
    const frame = await run(`:style ${tributary}/browser/tributary.grass`)
    await frame.getByText('node.Dataset').waitFor()
  })

  it('draws the answer of a query with a single statement', async () => {
    const answer = await runCli(['query', QUERY, '--url', tributary, '--format', 'json'])
    const { nodes } = JSON.parse(answer.stdout) as GraphJson
    const { stdout: statement, code } = await runCli(['explain', '--browser', QUERY, '--url', tributary])
    expect(code).toBe(0)
    const frame = await run(statement)
    await frame.locator('svg .relationship').first().waitFor()
    await expect.poll(() => frame.locator('svg .node').count()).toBe(nodes.length)
    expect(await frame.locator('svg .relationship').count()).toBeGreaterThanOrEqual(nodes.length - 1)
    const circles = await frame.locator('svg .node circle.b-outline').all()
    const colours = await Promise.all(circles.map((circle) => circle.getAttribute('fill')))
    const kinds = nodes.map(({ kind }) => (kind === 'job' ? '#E69F00' : '#0072B2'))
    expect(colours.sort()).toEqual(kinds.sort())
    if (process.env.SCREENSHOTS !== undefined) {
      await mkdir(images, { recursive: true })
      await page.waitForTimeout(3_000)
      await frame.screenshot({ path: join(images, 'neo4j-browser.png') })
    }
  })

  it('shows the guide, whose statements run', async () => {
    const guide = await run(`:play ${tributary}/browser-guide`)
    await guide.getByText('and their lineage').waitFor()
    const played = page.getByTestId('frame').filter({ hasText: 'browser-guide' })
    await played.getByTestId('nextSlide').first().click()
    await played.getByRole('heading', { name: 'Column lineage' }).waitFor()
    for (const [i, seen] of ['"dataset":', '"column":', 'Graph'].entries()) {
      await played.locator('pre.runnable').nth(i).click()
      await page.getByTestId('editor-Run').click()
      await page.getByTestId('frame').first().getByText(seen).first().waitFor()
    }
    const answer = page.getByTestId('frame').first()
    await answer.locator('svg .relationship').first().waitFor()
    await answer.getByText('Column (').waitFor()
  })
})
