import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DEMO, openViewer, viewerSkipped, type OpenViewer } from './open-viewer.ts'

const asked = (query: string): string => `/?q=${encodeURIComponent(query)}`
const DOWNSTREAM = 'downstream of dataset shop.raw.raw_orders'
const PHONE: BrowserContextOptions = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

describe.skipIf(viewerSkipped())('the view of a graph', () => {
  let viewer: OpenViewer
  beforeAll(async () => {
    viewer = await openViewer({ recordings: DEMO })
  })
  afterAll(() => viewer.close())

  const search = (page: Page) => new URL(page.url()).searchParams
  const card = (page: Page, name: string) =>
    page.getByRole('button', { name: new RegExp(`^dataset ${name} in`, 'u') })
  const isSeen = (page: Page, name: string): Promise<boolean> =>
    card(page, name).evaluateAll((found) => {
      const { left, right } = found[0]?.getBoundingClientRect() ?? { left: -1, right: -1 }
      return left >= 0 && right > left && right <= innerWidth
    })

  it('starts readable on a phone, and shows the whole graph after Fit and a reload', async () => {
    const page = await viewer.page(asked(DOWNSTREAM), PHONE)
    await expect.poll(() => isSeen(page, 'shop.raw.raw_orders')).toBe(true)
    const { height } = (await page.locator('.lg-name').first().boundingBox())!
    expect(height).toBeGreaterThan(8)
    expect(search(page).get('cam')).toBeNull()
    await page.getByRole('button', { name: 'Fit' }).click()
    await expect.poll(() => search(page).get('cam')).toMatch(/,0\.\d+$/u)
    const seen = search(page).get('cam')
    await page.reload()
    await page.locator('.graph-cover').waitFor({ state: 'detached' })
    expect(search(page).get('cam')).toBe(seen)
    await page.context().close()

    const upstream = await viewer.page(asked('upstream of dataset shop.marts.daily_revenue'), PHONE)
    await expect.poll(() => isSeen(upstream, 'shop.marts.daily_revenue')).toBe(true)
    await upstream.context().close()
  })

  it('keeps the list of changes and its scroll position beside the selection', async () => {
    const page = await viewer.page(asked(`changes since 3650d in ${DOWNSTREAM}`))
    const list = page.getByRole('listbox', { name: 'Added and removed' })
    const selected = page.getByRole('complementary', { name: 'Selected' })
    await list.getByRole('option').first().click()
    await selected.getByRole('link', { name: 'shop.raw.raw_orders' }).waitFor()
    await list.focus()
    await page.keyboard.press('End')
    await page.keyboard.press('Enter')
    await selected.getByText('2 selected').waitFor()
    expect(await list.locator('[aria-selected=true]').count()).toBe(1)
    const top = await list.evaluate(({ scrollTop }) => scrollTop)
    expect(top).toBeGreaterThan(0)
    await page.keyboard.press('Escape')
    await selected.waitFor({ state: 'detached' })
    expect(await list.evaluate((at) => at === document.activeElement)).toBe(true)
    await page.context().close()
  })

  it('reveals a change selected on a narrow screen, and returns to the list', async () => {
    const page = await viewer.page(asked(`changes since 3650d in ${DOWNSTREAM}`), PHONE)
    const list = page.getByRole('listbox', { name: 'Added and removed' })
    await list.getByRole('option').filter({ hasText: 'shop.marts.daily_revenue' }).first().tap()
    await expect.poll(() => isSeen(page, 'shop.marts.daily_revenue')).toBe(true)
    await page.getByRole('complementary', { name: 'Selected' }).getByRole('button', { name: 'Close' }).tap()
    expect(await list.getByRole('option').first().isVisible()).toBe(true)
    await page.context().close()
  })

  it('selects and expands columns in an answer of columns', async () => {
    const page = await viewer.page(asked('downstream of column id of dataset shop.raw.raw_orders depth 1'))
    const start = card(page, 'shop.raw.raw_orders')
    const next = card(page, 'shop.staging.stg_orders')
    await start.click({ position: { x: 60, y: 20 } })
    await page.getByRole('complementary', { name: 'Selected' }).getByText('id', { exact: true }).waitFor()
    await next.dblclick({ position: { x: 60, y: 20 } })
    await card(page, 'shop.intermediate.int_order_totals').waitFor({ state: 'attached' })
    expect(search(page).get('steps')).toMatch(/^down:/u)
    await start.click({ button: 'right', position: { x: 60, y: 20 } })
    await page.getByRole('menuitem', { name: 'Hide', exact: true }).click()
    await start.waitFor({ state: 'detached' })
    await page.context().close()
  })

  it('stores search and camera in the URL before leaving the page', async () => {
    const page = await viewer.page(asked(DOWNSTREAM))
    await card(page, 'shop.raw.raw_orders').waitFor()
    await page.mouse.move(700, 300)
    await page.mouse.wheel(0, -200)
    await page.getByLabel('Find in the graph').fill('items')
    await page.getByRole('link', { name: 'Datasets' }).click()
    await page.getByRole('heading', { name: 'Datasets' }).waitFor()
    await page.goBack()
    await page.getByText('1 found').waitFor()
    expect([search(page).get('find'), search(page).get('cam') === null]).toEqual(['items', false])

    await page.getByLabel('Find in the graph').fill('order')
    await page.keyboard.press('F5')
    await page.getByText('4 found').or(page.getByText('5 found')).waitFor()
    expect(search(page).get('find')).toBe('order')
    await page.context().close()
  })

  it('shows a pending expansion, and fits the graph by a key', async () => {
    const page = await viewer.page(asked(`${DOWNSTREAM} depth 2`))
    const totals = card(page, 'shop.intermediate.int_order_totals')
    await totals.focus()
    await page.keyboard.press('+')
    await expect.poll(() => search(page).get('cam')).not.toBeNull()
    await page.keyboard.press('0')
    await expect.poll(() => search(page).get('cam')).toBeNull()
    let answer = (): void => undefined
    const held = new Promise<void>((resolve) => (answer = resolve))
    await page.route('**/api/v1/query', async (route) => {
      await held
      await route.continue()
    })
    await page.keyboard.press('e')
    await page.getByText('Expanding…').waitFor()
    answer()
    await card(page, 'shop.marts.fct_orders').waitFor({ state: 'attached' })
    await page.getByText('Expanding…').waitFor({ state: 'detached' })
    await page.context().close()
  })

  it('stores the camera after a click on the minimap', async () => {
    const page = await viewer.page(asked(DOWNSTREAM))
    await card(page, 'shop.raw.raw_orders').waitFor()
    const led = async (): Promise<string | null> => {
      await page.locator('.graph-minimap').click({ position: { x: 20, y: 20 } })
      return search(page).get('cam')
    }
    await expect.poll(led).not.toBeNull()
    await page.context().close()
  })

  it('has no errors and contacts no other host', () => {
    expect(viewer.faults).toEqual([])
  })
})
