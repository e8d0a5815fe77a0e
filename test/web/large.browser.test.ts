import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { event, fillLarge, sendEvents, WHOLE } from './large-store.ts'
import { openViewer, viewerSkipped, type OpenViewer } from './open-viewer.ts'

const ask = (query: string): string => `/?q=${encodeURIComponent(query)}`
const NAMESPACE = 'postgres://odd:5432'
const odd = (name: string, columns = 0): { namespace: string; name: string; facets?: object } => ({
  namespace: NAMESPACE,
  name,
  ...(columns === 0
    ? {}
    : {
        facets: {
          schema: {
            _producer: 'https://example.org/large',
            _schemaURL: 'https://openlineage.io/spec/facets/1-1-1/SchemaDatasetFacet.json',
            fields: Array.from({ length: columns }, (_, i) => ({ name: `column_${i}`, type: 'int' })),
          },
        },
      }),
})

const MARKUP = '<img src=x onerror="document.title=1">'
const LONG = `long.${'ä'.repeat(2000)}`
const ARABIC = 'مبيعات.الطلبات'
const EMOJI = 'orders.👩‍👩‍👧‍👦.🛒'

describe.skipIf(viewerSkipped())('a large and odd store', () => {
  let viewer: OpenViewer
  beforeAll(async () => {
    viewer = await openViewer()
    await fillLarge(viewer, { datasets: 10_000, perLayer: 200 })
    const consumers = Array.from({ length: 2000 }, (_, i) =>
      event(`use_${i}`, [odd('hub')], [odd(`used_${i}`)], 20_000 + i),
    )
    await sendEvents(viewer, [
      event('fill', [odd('filled_from')], [odd('hub')], 19_999),
      ...consumers,
      event('widen more', [odd('filled_from')], [odd('widest', 1200)], 29_999),
      event('widen', [odd('wide_source', 500)], [odd('wide', 500)], 30_000),
      event('odd names', [odd(MARKUP), odd(LONG), odd(ARABIC), odd(EMOJI)], [odd('oddities')], 30_001),
    ])
  })
  afterAll(() => viewer.close())

  const statusText = (page: Page): Promise<string | null> => page.locator('.graph-status').textContent()

  it('starts grouped, and draws ten thousand nodes ungrouped', async () => {
    const page = await viewer.page(ask(WHOLE))
    await expect
      .poll(() => statusText(page), { timeout: 30_000 })
      .toMatch(/10,000 nodes are drawn as 20 groups/u)
    await page.getByLabel('Group by').selectOption('')
    await expect.poll(() => statusText(page), { timeout: 30_000 }).not.toMatch(/group/u)
    await page.getByLabel('Find in the graph').fill('layer_049.table_199')
    await page.getByText('1 found').waitFor()
    await page.getByLabel('Find in the graph').press('Enter')
    await page.getByRole('button', { name: /^dataset layer_049.table_199 in/u }).waitFor()
    await page.context().close()
  })

  it('shows a large answer as text, rows and tree', async () => {
    const page = await viewer.page(`${ask(WHOLE)}&view=json`)
    await page.getByText(/^Only the beginning is shown: 5.000 nodes and /u).waitFor({ timeout: 60_000 })
    await page.getByText('"kind": "graph"').waitFor()
    await page.getByRole('tab', { name: 'Table' }).click()
    await page.getByRole('table', { name: 'The answer' }).waitFor()
    expect(await page.getByRole('table').getAttribute('aria-rowcount')).toBe('10001')
    expect(await page.getByRole('row').count()).toBeLessThan(100)
    await page.getByRole('tab', { name: 'Tree' }).click()
    await page.getByRole('heading', { name: 'Large tree' }).waitFor()
    await page.getByRole('button', { name: 'Draw anyway' }).click()
    await page.getByText('layer_000.table_0').first().waitFor()
    await page.context().close()
  })

  it('cancels a slow query, and runs it again', async () => {
    // Each of them takes the server several seconds.
    const walks = Array.from({ length: 20 }, (_, i) => `lineage of datasets at run depth ${40 + i}`)
    const page = await viewer.page(`${ask(walks.join(' union '))}&limit=timeMs:60000`)
    await page.getByText('Running…').waitFor()
    await page.getByText(/^[1-9]\d* s$/u).waitFor()
    const aborted = page.waitForEvent('requestfailed', (request) => request.url().endsWith('/api/v1/query'))
    await page.getByRole('button', { name: 'Cancel' }).click()
    await aborted
    await page.getByText('The query was cancelled.').waitFor()
    await page.getByRole('button', { name: 'Run again' }).click()
    await page.getByText('Running…').waitFor()
    // A new query aborts it too.
    const ended = page.waitForEvent('requestfailed', (request) => request.url().endsWith('/api/v1/query'))
    await page.getByRole('textbox', { name: 'Query' }).click()
    await page.keyboard.press('Control+a')
    await page.keyboard.press('Delete')
    await page.keyboard.type('datasets like layer_049.* count')
    await page.keyboard.press('Control+Enter')
    await ended
    await page.locator('.answer-status', { hasText: '1 row' }).waitFor()
    await page.context().close()
  })

  it('shows the column of a link in a long list', async () => {
    const page = await viewer.page('/datasets?prefix=widest')
    const link = await page.getByRole('link', { name: 'widest', exact: true }).getAttribute('href')
    await page.goto(`${viewer.url}${link!}?column=column_1100`)
    await page.locator('[aria-current] bdi', { hasText: 'column_1100' }).waitFor()
    await page.context().close()
  })

  it('lists the writer of a dataset with thousands of readers', async () => {
    const page = await viewer.page('/datasets?prefix=hub')
    await page.getByRole('link', { name: 'hub', exact: true }).click()
    const users = page.getByRole('region', { name: 'Jobs that use it' })
    await users.getByRole('link', { name: 'fill', exact: true }).waitFor()
    await page.getByText('Based on the latest 500 reads.').waitFor()
    await page.context().close()
  })

  it('shows a hub with two thousand neighbours', async () => {
    const page = await viewer.page(ask('downstream of dataset hub'))
    await page.getByText('2,000 members').or(page.getByText('2000 members')).waitFor()
    await expect
      .poll(() => statusText(page), { timeout: 30_000 })
      .toMatch(/^2,000 nodes are drawn as 1 group/u)
    await page.context().close()
  })

  it('draws a part of five hundred columns, and counts the rest', async () => {
    const page = await viewer.page(ask('downstream of dataset wide_source'))
    await page.getByRole('button', { name: /^dataset wide_source in/u }).waitFor()
    await page.getByRole('button', { name: 'Columns', exact: true }).click()
    await expect.poll(() => statusText(page), { timeout: 30_000 }).toMatch(/columns are not drawn/u)
    await page.context().close()
  })

  it('shows markup as text, cuts long names and supports any script', async () => {
    const page = await viewer.page(ask('upstream of dataset oddities'))
    for (const name of [MARKUP, ARABIC, EMOJI])
      await page.locator(`.lg-main[aria-label*=${JSON.stringify(name)}]`).waitFor()
    const long = await page.locator('.lg-main[aria-label^="dataset long."]').boundingBox()
    expect(long!.width).toBeLessThan(400)
    await page.getByRole('tab', { name: 'Table' }).click()
    await page.getByText(MARKUP).first().waitFor()
    expect(await page.locator('img[src=x]').count()).toBe(0)
    expect(await page.title()).toContain('Tributary')
    await page.context().close()
  })

  it('has no errors', () => {
    expect(viewer.faults).toEqual([])
  })
})
