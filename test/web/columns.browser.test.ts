import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { busyShop, NAMESPACE } from './busy-shop.ts'
import { seriousViolations, sidewaysScroll } from './check-access.ts'
import { event } from './large-store.ts'
import { openViewer, viewerSkipped, type OpenViewer } from './open-viewer.ts'

const LONG = `${'Where the letters go. '.repeat(200)}The end of it.`
const NESTED = `struct<${Array.from({ length: 200 }, (_, n) => `part_${n}:int`).join(',')}>`
const TAGS = ['audited', 'finance', 'gdpr', 'masked', 'pii', 'secret']

describe.skipIf(viewerSkipped())('the columns of a dataset', () => {
  let viewer: OpenViewer
  let place = ''
  let ofOrders = ''

  beforeAll(async () => {
    viewer = await openViewer()
    const schema = {
      _producer: 'https://example.org/large',
      _schemaURL: 'https://openlineage.io/spec/facets/1-1-1/SchemaDatasetFacet.json',
      fields: [
        { name: 'id', type: 'int', description: 'Which one it is' },
        { name: 'address', type: NESTED, description: LONG },
        { name: `n${'x'.repeat(3000)}`, type: 'text' },
      ],
    }
    await viewer.send('POST', '/api/v1/lineage/batch', [
      ...busyShop(),
      event('tell', [], [{ namespace: NAMESPACE, name: 'shop.letters', facets: { schema } }], 1),
    ])
    const idOf = async (path: string): Promise<string> =>
      ((await viewer.send('GET', path)) as { items: readonly { id: string }[] }).items[0]!.id
    const letters = await idOf('/api/v1/datasets?prefix=shop.letters')
    place = `/datasets/${letters}?tab=columns`
    ofOrders = `/datasets/${await idOf('/api/v1/datasets?prefix=shop.orders')}?tab=columns`
    const column = await idOf(`/api/v1/datasets/${letters}/columns`)
    for (const tag of TAGS) await viewer.send('PUT', `/api/v1/columns/${column}/tags/${tag}`)
  })
  afterAll(() => viewer.close())

  const row = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name })
  const height = async (page: Page, name: string): Promise<number> =>
    (await row(page, name).boundingBox())!.height

  it.each([1440, 390])('are collapsed to a few lines and expand by keyboard, %d wide', async (width) => {
    const page = await viewer.page(place, { viewport: { width, height: 844 } })
    const all = page.getByRole('button', { name: 'Show all of the description of address' })
    await all.waitFor()
    expect(await height(page, 'address')).toBeLessThan(300)
    expect(await page.getByText('The end of it.').count()).toBe(0)
    // A text that fits has no button.
    expect(
      await row(page, 'Which one it is')
        .getByRole('button', { name: /^Show all/u })
        .count(),
    ).toBe(0)
    await all.press('Enter')
    await page.getByText('The end of it.').waitFor()
    const fold = page.getByRole('button', { name: 'Collapse the description of address' })
    expect(await fold.evaluate((button) => button === document.activeElement)).toBe(true)
    await page.keyboard.press('Enter')
    await all.waitFor()
    await page.getByRole('button', { name: 'Show all of the type of address' }).press('Enter')
    await page.getByText('part_199:int').waitFor()
    expect(await sidewaysScroll(page)).toBe(0)
    // At the top of the page, where nothing is under the header.
    await page.evaluate(() => window.scrollTo(0, 0))
    expect(await seriousViolations(page)).toEqual([])
    await page.context().close()
  })

  it('expand to all tags', async () => {
    const page = await viewer.page(place)
    await page.getByRole('button', { name: 'Show 2 more' }).press('Enter')
    for (const tag of TAGS) await row(page, 'Which one it is').getByText(tag, { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Show fewer' }).press('Enter')
    await page.getByRole('button', { name: 'Show 2 more' }).waitFor()
    await page.context().close()
  })

  it('are marked if they belong to an earlier schema', async () => {
    const page = await viewer.page(ofOrders)
    const marked = page.getByRole('row').filter({ hasText: 'not in the latest schema' })
    await marked.filter({ hasText: 'phone' }).waitFor()
    expect(await marked.count()).toBe(1)
    await page.getByText('4 columns', { exact: true }).waitFor()
    await page.context().close()
  })

  it('are beside relative times that update', async () => {
    const page = await viewer.page('/ingestion')
    await page.clock.install()
    await page.getByRole('link', { name: 'Datasets', exact: true }).click()
    const written = row(page, 'shop.orders')
      .getByText(/hours? ago|1 day ago/u)
      .first()
    const before = await written.textContent()
    await page.clock.fastForward('50:00:00')
    await expect.poll(() => row(page, 'shop.orders').getByText('3 days ago').count()).toBeGreaterThan(0)
    expect(before).toMatch(/^(1 day|23 hours) ago$/u)
    await page.context().close()
  })

  it('has no errors', () => {
    expect(viewer.faults).toEqual([])
  })
})
