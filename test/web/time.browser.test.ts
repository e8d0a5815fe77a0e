import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { build, type Rolldown } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seriousViolations, sidewaysScroll } from './check-access.ts'
import { DEMO, openViewer, viewerSkipped, type OpenViewer } from './open-viewer.ts'

const QUERY = 'lineage of shop.staging.stg_orders'

/** Everything is added; everything is removed. */
const COMPARED = {
  light: `changes between 2026-11-01 and 2026-11-25 in ${QUERY}`,
  dark: `changes between 2026-11-25 and 2026-11-27 in ${QUERY} since 1d`,
} as const

/** The page's script with its imports as one classic script, and its styles. */
async function bundle(): Promise<{ readonly script: string; readonly styles: string }> {
  const built = (await build({
    configFile: false,
    logLevel: 'silent',
    // Tests have no mode that React recognizes.
    oxc: { jsx: { runtime: 'automatic', development: false } },
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      minify: false,
      lib: { entry: join(import.meta.dirname, 'time-page.tsx'), formats: ['iife'], name: 'page' },
    },
  })) as Rolldown.RolldownOutput[]
  const [script, ...assets] = built[0]!.output
  return {
    script: script.code,
    styles: assets.map((file) => ('source' in file ? String(file.source) : '')).join(''),
  }
}

describe.skipIf(viewerSkipped())('the time of an answer, its changes and its export', () => {
  let viewer: OpenViewer
  let code: Awaited<ReturnType<typeof bundle>>
  beforeAll(async () => {
    ;[viewer, code] = await Promise.all([openViewer({ recordings: DEMO, asRecorded: true }), bundle()])
  })
  afterAll(() => viewer.close())

  /** The test page inside the viewer's frame, with its colours and server. */
  const open = async (query = QUERY, settings: BrowserContextOptions = {}): Promise<Page> => {
    const page = await viewer.page(`/nothing?q=${encodeURIComponent(query)}`, {
      bypassCSP: true,
      ...settings,
    })
    page.setDefaultTimeout(15_000)
    await page.addStyleTag({ content: code.styles })
    await page.addScriptTag({ content: code.script })
    await page.getByLabel('Asked').filter({ hasText: /./u }).waitFor()
    return page
  }
  const queryOf = (page: Page) => page.locator('#query').innerText()
  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
  const region = (page: Page) => page.getByRole('region', { name: 'Time' })

  it('is selected by buttons and keys, and updates the answer', async () => {
    const page = await open()
    await region(page).locator('.axis-bar').first().waitFor()
    const all = await page.getByLabel('Members').innerText()
    expect(await page.getByRole('slider').count()).toBe(0)

    await button(page, 'Window').click()
    await expect.poll(() => queryOf(page)).toMatch(/^lineage of \S+ since [\d-]{10} until [\d-]{10}$/u)
    const begin = page.getByRole('slider', { name: 'Start of the window' })
    const end = page.getByRole('slider', { name: 'End of the window' })
    await begin.focus()
    await page.keyboard.press('Home')
    await end.focus()
    await page.keyboard.press('Home')
    await page.keyboard.press('PageUp')
    await page.keyboard.press('ArrowLeft')
    const [first, last] = await Promise.all([begin, end].map((one) => one.getAttribute('aria-valuenow')))
    expect(Number(last) - Number(first)).toBe(6)
    expect(await end.getAttribute('aria-valuetext')).toMatch(/\d{4} \(UTC\)$/u)
    await expect.poll(() => page.getByLabel('Members').innerText()).toBe('0 members, 0 edges')

    await button(page, '30 d, the last 30 days').click()
    await expect.poll(() => queryOf(page)).toBe(`${QUERY} since 30d`)
    await expect.poll(() => button(page, '30 d, the last 30 days').getAttribute('aria-pressed')).toBe('true')
    await button(page, 'Instant').click()
    await expect.poll(() => queryOf(page)).toMatch(/^lineage of \S+ as of [\d-]{10}$/u)
    await page.getByRole('slider', { name: 'As of' }).waitFor()
    await button(page, 'All time').click()
    await expect.poll(() => queryOf(page)).toBe(QUERY)
    await expect.poll(() => page.getByLabel('Members').innerText()).toBe(all)
    await page.context().close()
  })

  it('is selected by the pointer, and zoomed', async () => {
    const page = await open()
    const plot = region(page).locator('.axis-plot')
    await plot.locator('.axis-bar').first().waitFor()
    const box = (await plot.boundingBox())!
    const at = (part: number) => [box.x + box.width * part, box.y + 20] as const
    const drag = async (from: number, to: number): Promise<void> => {
      await page.mouse.move(...at(from))
      await page.mouse.down()
      await page.mouse.move(...at((from + to) / 2))
      await page.mouse.move(...at(to))
      await page.mouse.up()
    }
    const days = async (): Promise<readonly number[]> =>
      [...(await queryOf(page)).matchAll(/\d{4}-\d\d-\d\d/gu)].map(([text]) => Date.parse(text) / 86_400_000)
    await drag(0.9, 0.3)
    await expect.poll(async () => (await days()).length).toBe(2)
    const [since, until] = await days()
    // The axis ignores the pointer while the previous query runs.
    await expect
      .poll(async () => {
        if ((await days())[0] === since) await drag(0.6, 0.5)
        return (await days())[0]
      })
      .toBeLessThan(since!)
    const [moved, end] = await days()
    expect(end! - moved!).toBe(until! - since!)
    await button(page, 'Instant').click()
    await expect.poll(() => queryOf(page)).toContain('as of')
    await expect
      .poll(async () => {
        await page.mouse.click(...at(0.5))
        return (await days())[0]
      })
      .toBeLessThan(end!)

    const dates = () => region(page).locator('.axis-ticks').innerText()
    const before = await dates()
    await button(page, 'Zoom in').click()
    expect(await dates()).not.toBe(before)
    await page.mouse.move(...at(0.5))
    for (let i = 0; i < 8; i++) await page.mouse.wheel(0, 300)
    await expect.poll(dates).toBe(before)
    expect(await button(page, 'Zoom out').isDisabled()).toBe(true)
    await page.context().close()
  })

  it('states if a query supports no time, or only a window', async () => {
    const page = await open('datasets like shop.*')
    await region(page).getByText('This query follows no edges').waitFor()
    expect(await button(page, 'Window').isDisabled()).toBe(true)
    await page.context().close()
    const compared = await open('changes since 60d in upstream of shop.marts.fct_orders')
    await region(compared).getByText('choose a window').waitFor()
    expect(await button(compared, 'Instant').isDisabled()).toBe(true)
    await button(compared, '90 d, the last 90 days').click()
    await expect.poll(() => queryOf(compared)).toBe('changes since 90d in upstream of shop.marts.fct_orders')
    await compared.context().close()
  })

  it('lists the changes in a window', async () => {
    const page = await open('downstream of shop.raw.raw_orders between 2026-11-01 and 2026-11-25')
    await button(page, 'Show changes in this window').click()
    await expect
      .poll(() => queryOf(page))
      .toBe('changes between 2026-11-01 and 2026-11-25 in downstream of shop.raw.raw_orders')
    const list = page.getByRole('listbox', { name: 'Added and removed' })
    await list.getByRole('option').first().waitFor()
    await page.getByText(/Added: \d+ nodes, \d+ edges/u).waitFor()
    expect(await list.getByRole('option').first().innerText()).toMatch(/^\+ added/u)
    await page.getByLabel('Filter changes by name').fill('raw_orders stg_orders')
    const edge = list.getByRole('option').filter({ hasText: 'by model.shop.' })
    await edge.first().waitFor()
    await list.focus()
    await page.keyboard.press('End')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.getByLabel('Chosen').innerText()).toMatch(/^[\d a-f-]{73}$/u)
    expect(await list.locator('[aria-selected=true]').count()).toBe(1)
    await button(page, '− Removed').click()
    await page.getByText('No change matches these words.').waitFor()
    await page.context().close()
  })

  it('exports in every format', async () => {
    const page = await open(QUERY, { permissions: ['clipboard-read', 'clipboard-write'] })
    const take = async (name: string) => {
      await page.getByRole('button', { name: 'Export' }).click()
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('menuitem', { name: new RegExp(`^${name} ?`, 'u') }).click(),
      ])
      return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') }
    }
    const beginnings = {
      PNG: ['png', 'png'],
      SVG: ['svg', '<svg'],
      CSV: ['csv', 'distance,kind,namespace'],
      JSON: ['json', '{"kind":"graph"'],
      NDJSON: ['ndjson', '{"answer"'],
      DOT: ['dot', 'digraph'],
      Mermaid: ['mmd', ''],
      GraphML: ['graphml', '<?xml'],
      OpenLineage: ['openlineage.ndjson', '{'],
      Query: ['tributary', `${QUERY}\n`],
    } as const
    for (const [form, [ending, beginning]] of Object.entries(beginnings)) {
      const { name, text } = await take(form)
      expect(name).toMatch(/^lineage-of-shop\.staging\.stg-orders-\d{4}-\d\d-\d\d\.[a-z.]+$/u)
      expect(name.endsWith(`.${ending}`)).toBe(true)
      expect(text.slice(0, 80), form).toContain(beginning)
      if (!['PNG', 'SVG'].includes(form)) expect(text, form).toContain('stg_orders')
    }
    await page.getByRole('button', { name: 'Export' }).press('ArrowUp')
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toContain('Copy link')
    await page.keyboard.press('Enter')
    await page.getByText('Link copied.').waitFor()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url())
    await page.context().close()
  })

  it('states what cannot be exported, and why an export failed', async () => {
    const page = await open('datasets count by namespace')
    await page.getByRole('button', { name: 'Export' }).click()
    const item = (name: string) => page.getByRole('menuitem', { name: new RegExp(`^${name} ?`, 'u') })
    expect(await item('PNG').innerText()).toContain('not available for tables')
    expect(await item('DOT').getAttribute('aria-disabled')).toBe('true')
    await page.route('**/api/v1/query', (route) => route.abort())
    await item('CSV').click()
    await page.getByText('The server is not reachable').waitFor()
    await page.context().close()
  })

  it.each(['light', 'dark'] as const)('is accessible, %s and at any width', async (colorScheme) => {
    for (const width of [1440, 390]) {
      const page = await open(COMPARED[colorScheme], {
        colorScheme,
        viewport: { width, height: 900 },
        timezoneId: 'Asia/Tokyo',
      })
      await page.getByRole('option').first().waitFor()
      await region(page).locator('.axis-bar').first().waitFor()
      expect(await sidewaysScroll(page)).toBe(0)
      await page.getByRole('button', { name: 'Export' }).click()
      await page.getByRole('menuitem').first().waitFor()
      expect(await seriousViolations(page)).toEqual([])
      expect(await sidewaysScroll(page)).toBe(0)
      await page.context().close()
    }
  })

  it('has no errors', () => {
    expect(viewer.faults).toEqual([])
  })
})
