import { readFile } from 'node:fs/promises'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seriousViolations, sidewaysScroll } from './check-access.ts'
import { DEMO, openViewer, viewerSkipped, type OpenViewer } from './open-viewer.ts'

const ORDERS = '/?q=' + encodeURIComponent('downstream of dataset shop.raw.raw_orders depth 2')

describe.skipIf(viewerSkipped())('an answer as a graph', () => {
  let viewer: OpenViewer
  beforeAll(async () => {
    viewer = await openViewer({ recordings: DEMO })
  })
  afterAll(() => viewer.close())

  const card = (page: Page, name: string) =>
    page.getByRole('button', { name: new RegExp(`^dataset ${name} in`, 'u') })
  const statusBar = (page: Page) => page.locator('.graph-status')
  const search = (page: Page) => new URL(page.url()).searchParams
  const open = async (path = ORDERS): Promise<Page> => {
    const page = await viewer.page(path)
    await card(page, 'shop.raw.raw_orders').waitFor()
    return page
  }

  /** A card has no box while it is recreated with new facts. */
  const boxOf = async (at: Locator): Promise<{ x: number; y: number; width: number; height: number }> => {
    let box = await at.boundingBox()
    await expect.poll(async () => (box = await at.boundingBox())).not.toBeNull()
    return box!
  }

  it('shows cards with facts, and which nodes lead further', async () => {
    const page = await open()
    expect(await card(page, 'shop.raw.raw_orders').getAttribute('aria-label')).toContain('start')
    const totals = card(page, 'shop.intermediate.int_order_totals')
    // Facts load after the walk.
    await expect.poll(() => totals.getAttribute('aria-label')).toMatch(/last seen .*leads further/u)
    expect(await statusBar(page).textContent()).toContain('further: expand to see more')
    await page.context().close()
  })

  it('selects by a click, and restores it from the URL', async () => {
    const page = await open()
    await card(page, 'shop.staging.stg_orders').click({ position: { x: 60, y: 20 } })
    await page.getByRole('link', { name: 'shop.staging.stg_orders' }).waitFor()
    await page.keyboard.press('Shift+ArrowRight')
    await expect.poll(() => search(page).get('cam')).not.toBeNull()
    await page.waitForTimeout(500)
    const other = await viewer.page(page.url())
    await other.getByRole('link', { name: 'shop.staging.stg_orders' }).waitFor()
    await card(other, 'shop.staging.stg_orders').waitFor()
    const boxes = await Promise.all(
      [page, other].map((one) => card(one, 'shop.staging.stg_orders').boundingBox()),
    )
    expect(Math.abs(boxes[0]!.x - boxes[1]!.x)).toBeLessThan(3)
    expect(Math.abs(boxes[0]!.y - boxes[1]!.y)).toBeLessThan(3)
    await page.context().close()
    await other.context().close()
  })

  it('expands by keyboard without moving other nodes', async () => {
    const page = await open()
    await card(page, 'shop.raw.raw_orders').focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? ''))
      .toMatch(/int_order_totals|fct_order_items/u)
    const totals = card(page, 'shop.intermediate.int_order_totals')
    await totals.focus()
    const before = await totals.boundingBox()
    await page.keyboard.press('e')
    await card(page, 'shop.marts.fct_orders').waitFor({ state: 'attached' })
    await expect.poll(() => search(page).get('steps')).toMatch(/^down:/u)
    await page.waitForTimeout(600)
    const after = await totals.boundingBox()
    expect(Math.abs(after!.x - before!.x)).toBeLessThan(3)
    await page.context().close()
  })

  it('shows columns and their edges', async () => {
    const page = await open()
    await page.getByRole('button', { name: 'Columns', exact: true }).click()
    await expect
      .poll(() => card(page, 'shop.staging.stg_orders').getAttribute('aria-label'))
      .toMatch(/6 columns, [1-9]\d* edges in/u)
    expect(await page.getByText('order_status').first().isVisible()).toBe(true)
    await page.context().close()
  })

  it('hides, focuses and groups nodes, and undoes it', async () => {
    const page = await open()
    const choose = async (name: string, item: string): Promise<void> => {
      await card(page, name).click({ button: 'right', position: { x: 60, y: 20 } })
      await page.getByRole('menuitem', { name: item }).click()
    }
    await choose('shop.marts.fct_order_items', 'Hide')
    await card(page, 'shop.marts.fct_order_items').waitFor({ state: 'detached' })
    expect(await statusBar(page).textContent()).toContain('1 node is hidden')
    await page.getByRole('button', { name: 'Show hidden nodes' }).click()
    await card(page, 'shop.marts.fct_order_items').waitFor({ state: 'attached' })

    await choose('shop.intermediate.int_order_totals', 'Focus')
    await expect.poll(() => statusBar(page).textContent()).toContain('1 node is out of focus')
    await page.getByRole('button', { name: 'End focus' }).click()
    await card(page, 'shop.marts.fct_order_items').waitFor({ state: 'attached' })

    await page.getByLabel('Group by').selectOption('namespace')
    await expect.poll(() => statusBar(page).textContent()).toContain('nodes are drawn as 1 group')
    await page.getByRole('button', { name: /^group of 3 nodes by namespace/u }).focus()
    await page.keyboard.press('e')
    await card(page, 'shop.marts.fct_order_items').waitFor({ state: 'attached' })
    await page.context().close()
  })

  it('restores the view state from the URL', async () => {
    const page = await open()
    const choose = async (on: Page, name: string, item: string): Promise<void> => {
      await card(on, name).click({ button: 'right', position: { x: 60, y: 20 } })
      await on.getByRole('menuitem', { name: item }).click()
    }
    const seen = async (on: Page): Promise<void> => {
      await on.getByText('1 node is hidden').waitFor()
      await card(on, 'shop.marts.fct_order_items').waitFor({ state: 'detached' })
      await on.getByText('order_status').first().waitFor({ state: 'attached' })
      await on.getByRole('button', { name: 'Unpin 1 node' }).waitFor()
      await expect.poll(async () => (await boxOf(card(on, 'shop.raw.raw_orders'))).y).toBeCloseTo(put.y, -0.5)
    }
    const moved = card(page, 'shop.raw.raw_orders')
    const { x, y } = await boxOf(moved)
    await page.mouse.move(x + 60, y + 20)
    await page.mouse.down()
    await page.mouse.move(x + 60, y - 80, { steps: 4 })
    await page.mouse.up()
    await page.getByRole('button', { name: 'Unpin 1 node' }).waitFor()
    await choose(page, 'shop.marts.fct_order_items', 'Hide')
    await choose(page, 'shop.staging.stg_orders', 'Show columns')
    await page.getByText('order_status').first().waitFor({ state: 'attached' })
    await expect.poll(() => search(page).get('cam')).not.toBeNull()
    const put = await boxOf(moved)
    await seen(page)

    const other = await viewer.page(page.url())
    await seen(other)
    await other.context().close()
    await page.getByRole('tab', { name: 'Table' }).click()
    await page.getByRole('table').waitFor()
    await page.getByRole('tab', { name: 'Graph' }).click()
    await seen(page)
    await page.reload()
    await seen(page)
    await choose(page, 'shop.staging.stg_orders', 'Open page')
    await page.getByRole('heading', { name: 'shop.staging.stg_orders' }).waitFor()
    await page.goBack()
    await seen(page)
    await page.context().close()
  })

  it('stores groups in the URL', async () => {
    const page = await open()
    await page.getByLabel('Group by').selectOption('namespace')
    await page.getByRole('button', { name: /^group of 3 nodes by namespace/u }).focus()
    await page.keyboard.press('e')
    await card(page, 'shop.marts.fct_order_items').waitFor({ state: 'attached' })
    await page.reload()
    await card(page, 'shop.marts.fct_order_items').waitFor({ state: 'attached' })
    expect(await page.getByLabel('Group by').inputValue()).toBe('namespace')
    await page.getByRole('button', { name: 'Collapse 1 group' }).click()
    await page.getByRole('button', { name: /^group of 3 nodes by namespace/u }).waitFor()
    await page.context().close()
  })

  it('shows the whole graph beside a panel until the camera moves', async () => {
    const page = await open()
    await card(page, 'shop.raw.raw_orders').click({ position: { x: 60, y: 20 } })
    const panel = page.getByRole('complementary', { name: 'Selected' })
    await panel.waitFor()
    const last = page.locator('.lg-main[aria-label*="fct_order_items"]')
    await expect
      .poll(async () => {
        const { x, width } = await boxOf(last)
        return x + width <= (await panel.boundingBox())!.x
      })
      .toBe(true)
    expect(search(page).get('cam')).toBeNull()
    await page.context().close()
  })

  it('searches the graph and moves between matches', async () => {
    const page = await open()
    const find = page.getByLabel('Find in the graph')
    await find.fill('order')
    await page.getByText('4 found').waitFor()
    await find.press('Shift+Enter')
    await page.getByText('4 of 4').waitFor()
    await find.press('Enter')
    await page.getByText('1 of 4').waitFor()
    await find.press('Shift+Enter')
    await page.getByText('4 of 4').waitFor()
    // The URL has the new camera.
    await expect.poll(() => search(page).get('cam')).not.toBeNull()
    await page.getByLabel('Group by').selectOption('namespace')
    await page.getByRole('button', { name: /^group of 3 nodes by namespace/u }).waitFor()
    await find.press('Enter')
    await find.press('Enter')
    await expect.poll(() => page.locator('.lg-group.is-found').count()).toBe(1)
    await page.getByLabel('Group by').selectOption('')
    await page.getByRole('button', { name: 'Legend' }).click()
    await expect.poll(() => [search(page).get('find'), search(page).get('legend')]).toEqual(['order', 'open'])
    await page.reload()
    await page.getByText('4 found').waitFor()
    await page.getByRole('region', { name: 'Legend' }).waitFor()
    await find.fill('no such thing')
    await page.getByText('No matches', { exact: true }).waitFor()
    await page.context().close()
  })

  it('shows the jobs of a selected edge', async () => {
    const page = await open()
    const [from, to] = await Promise.all(
      ['shop.raw.raw_orders', 'shop.staging.stg_orders'].map((name) => boxOf(card(page, name))),
    )
    const y = (from!.y + to!.y) / 2 + 24
    await page.mouse.click((from!.x + from!.width + to!.x) / 2, y)
    const edge = page.getByRole('complementary', { name: 'Selected edge' })
    await edge.getByRole('link', { name: 'model.shop.stg_orders' }).waitFor()
    await page.reload()
    await edge.getByRole('link', { name: 'model.shop.stg_orders' }).waitFor()
    await edge.getByRole('button', { name: 'Close' }).click()
    await edge.waitFor({ state: 'detached' })
    expect(search(page).get('edge')).toBeNull()
    await page.context().close()
  })

  it('has a time axis that changes the query', async () => {
    const page = await open()
    await page.getByRole('button', { name: 'Time', exact: true }).click()
    await expect.poll(() => search(page).get('axis')).toBe('time')
    await page.getByLabel('Group by').selectOption('namespace')
    await page.getByRole('button', { name: /^group of 3 nodes by namespace/u }).waitFor()
    await page.getByRole('button', { name: '7 d, the last 7 days' }).click()
    await expect.poll(() => search(page).get('q')).toMatch(/ since /u)
    // The view is unchanged.
    await page.getByRole('button', { name: /^group of 3 nodes by namespace/u }).waitFor()
    expect(await page.getByLabel('Group by').inputValue()).toBe('namespace')
    await card(page, 'shop.raw.raw_orders').waitFor()
    await page.getByRole('button', { name: /^Show changes in/u }).click()
    await expect.poll(() => search(page).get('q')).toMatch(/^changes /u)
    const changes = page.getByRole('complementary', { name: 'Changes' })
    await changes.waitFor()
    await page.setViewportSize({ width: 390, height: 844 })
    const graph = page.getByRole('region', { name: 'Graph' })
    await expect
      .poll(async () => {
        const [above, below] = await Promise.all([boxOf(graph), boxOf(changes)])
        return below.y >= above.y + above.height && above.height > 300
      })
      .toBe(true)
    await page.context().close()
  })

  it('is exported', async () => {
    const page = await open()
    const saved = async (form: string): Promise<Buffer> => {
      await page.getByRole('button', { name: 'Export' }).click()
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('menuitem', { name: new RegExp(`^${form}`, 'u') }).click(),
      ])
      return readFile(await download.path())
    }
    const svg = (await saved('SVG')).toString()
    expect(svg).toMatch(/^<svg xmlns=.*<\/svg>\s*$/su)
    expect(svg).toContain('shop.staging.stg_orders')
    expect((await saved('PNG')).subarray(1, 4).toString()).toBe('PNG')
    expect((await saved('DOT')).toString()).toContain('digraph')
    await page.context().close()
  })

  it.each(['light', 'dark'] as const)('is accessible, %s and at any width', async (colorScheme) => {
    for (const width of [1440, 390]) {
      const page = await viewer.page(ORDERS, { colorScheme, viewport: { width, height: 844 } })
      await page
        .getByRole('button', { name: /^dataset/u })
        .first()
        .waitFor({ state: 'attached' })
      await page.getByRole('button', { name: 'Legend' }).click()
      expect(await seriousViolations(page)).toEqual([])
      expect(await sidewaysScroll(page)).toBe(0)
      await page.context().close()
    }
  })

  it('has no errors and contacts no other host', () => {
    expect(viewer.faults).toEqual([])
  })
})
