import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { build, type Rolldown } from 'vite'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { chromiumPath, openChromium } from '../browser/open-chromium.ts'
import { localAsk } from './local-ask.ts'

const executable = chromiumPath()
if (executable === undefined) {
  if (process.env.CI === 'true') throw new Error('the browser tests need Chromium')
  console.warn('\n!!! The browser tests are SKIPPED: Chromium is not installed\n')
}

/** The page's script with its imports as one classic script. */
async function bundle(): Promise<string> {
  const built = (await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: false,
      lib: { entry: join(import.meta.dirname, 'editor-page.ts'), formats: ['iife'], name: 'page' },
    },
  })) as Rolldown.RolldownOutput[]
  return built[0]!.output[0].code
}

describe.skipIf(executable === undefined)('the editor in a browser', () => {
  let browser: Browser
  let page: Page
  const faults: Error[] = []

  beforeAll(async () => {
    browser = await openChromium(executable!)
    page = await browser.newPage()
    page.on('pageerror', (error) => faults.push(error))
    await page.exposeFunction('ask', localAsk)
    await page.setContent('<!doctype html><body></body>')
    await page.addScriptTag({ content: await bundle() })
  })
  afterAll(() => browser.close())
  beforeEach(async () => {
    await page.evaluate(() => {
      window.editor.dispatch({ changes: { from: 0, to: window.editor.state.doc.length, insert: '' } })
      window.editor.focus()
    })
  })

  const text = () => page.evaluate(() => window.editor.state.doc.toString())
  const type = (keys: string) => page.keyboard.type(keys, { delay: 5 })

  it('highlights like the lexer', async () => {
    await type('datasets matching /x/ -- y')
    const spans = page.locator('.cm-line span')
    await page.locator('.cm-line span', { hasText: '-- y' }).waitFor()
    expect(await spans.allTextContents()).toEqual(['datasets', 'matching', '/x/', '-- y'])
    expect(
      new Set(await spans.evaluateAll((all) => all.map((one) => getComputedStyle(one).color))).size,
    ).toBe(3)
  })

  it('completes keywords and names, quoted if necessary', async () => {
    await type('downstr')
    await page.locator('.cm-tooltip-autocomplete li', { hasText: 'downstream' }).click()
    expect(await text()).toBe('downstream')
    await type(' of two')
    await page.locator('.cm-tooltip-autocomplete li', { hasText: 'two words' }).click()
    expect(await text()).toBe('downstream of "two words"')
  })

  it('marks an error and fixes it', async () => {
    await type('upstraem of orders')
    const mark = page.locator('.cm-lintRange-error')
    await mark.waitFor()
    expect(await mark.textContent()).toBe('upstraem')
    await mark.hover()
    await page.locator('.cm-diagnosticAction', { hasText: 'upstream' }).click()
    await mark.waitFor({ state: 'detached' })
    expect(await text()).toBe('upstream of orders')
  })

  it('shows hovers without parsing HTML', async () => {
    await type('upstream of orders')
    await page.keyboard.press('Escape')
    await page.locator('.cm-line span', { hasText: 'upstream' }).hover()
    const hover = page.locator('.tributary-hover')
    await hover.waitFor()
    expect(await hover.innerHTML()).toBe(
      '<p><strong>upstream</strong> is a keyword</p><ul><li><code>upstream</code></li><li>&lt;b&gt;no HTML&lt;/b&gt;</li></ul>',
    )
    await page.mouse.move(500, 500)
  })

  it('closes brackets, toggles comments and formats', async () => {
    await type('(DATASETS')
    expect(await text()).toBe('(DATASETS)')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+/')
    expect(await text()).toBe('-- (DATASETS)')
    await page.keyboard.press('Control+/')
    await page.keyboard.press('End')
    await page.keyboard.press('Shift+Alt+F')
    await expect.poll(text).toBe('datasets')
  })

  it('has no errors', () => {
    expect(faults).toEqual([])
  })
})
