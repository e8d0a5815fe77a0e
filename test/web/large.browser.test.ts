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
      ...consumers,
      event('widen', [odd('wide_source', 500)], [odd('wide', 500)], 30_000),
      event('odd names', [odd(MARKUP), odd(LONG), odd(ARABIC), odd(EMOJI)], [odd('oddities')], 30_001),
    ])
  })
  afterAll(() => viewer.close())

  const told = (page: Page): Promise<string | null> => page.locator('.graph-told').textContent()

  it('starts collapsed to what fits, opens a group, and shows ten thousand nodes one by one', async () => {
    const page = await viewer.page(ask(WHOLE))
    await expect.poll(() => told(page), { timeout: 30_000 }).toMatch(/10,000 nodes are drawn as 20 groups/u)
    await page.getByLabel('Groups').selectOption('')
    await expect.poll(() => told(page), { timeout: 30_000 }).not.toMatch(/group/u)
    await page.getByLabel('Find in the graph').fill('layer_049.table_199')
    await page.getByText('1 found').waitFor()
    await page.getByLabel('Find in the graph').press('Enter')
    await page.getByRole('button', { name: /^dataset layer_049.table_199 in/u }).waitFor()
    await page.context().close()
  })

  it('shows a hub with two thousand neighbours', async () => {
    const page = await viewer.page(ask('downstream of dataset hub'))
    await page.getByText('2,000 members').or(page.getByText('2000 members')).waitFor()
    await expect.poll(() => told(page), { timeout: 30_000 }).toMatch(/nodes? (is|are) drawn|^$/u)
    await page.context().close()
  })

  it('lists what fits of five hundred columns, and says how many there are', async () => {
    const page = await viewer.page(ask('downstream of dataset wide_source'))
    await page.getByRole('button', { name: /^dataset wide_source in/u }).waitFor()
    await page.getByRole('button', { name: 'Columns', exact: true }).click()
    await expect.poll(() => told(page), { timeout: 30_000 }).toMatch(/columns are not drawn/u)
    await page.context().close()
  })

  it('shows names as they are: markup stays text, long ones are cut, any script can be read', async () => {
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

  it('has made no fault', () => {
    expect(viewer.faults).toEqual([])
  })
})
