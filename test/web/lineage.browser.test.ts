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

  /** A card that is made anew, for what it tells has come, has no place for a moment. */
  const boxOf = async (at: Locator): Promise<{ x: number; y: number; width: number; height: number }> => {
    let box = await at.boundingBox()
    await expect.poll(async () => (box = await at.boundingBox())).not.toBeNull()
    return box!
  }

  it('shows cards with what is known of each, and says where more lies', async () => {
    const page = await open()
    expect(await card(page, 'shop.raw.raw_orders').getAttribute('aria-label')).toContain('start')
    const totals = card(page, 'shop.intermediate.int_order_totals')
    // What a walk does not carry comes after it.
    await expect.poll(() => totals.getAttribute('aria-label')).toMatch(/last seen .*more beyond/u)
    expect(await statusBar(page).textContent()).toContain('there is more that the answer does not have')
    await page.context().close()
  })

  it('selects with a click, and the address shows a colleague the same', async () => {
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

  it('goes one step further from the keyboard, and nothing else moves', async () => {
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

  it('opens columns, and draws what is made of what among them', async () => {
    const page = await open()
    await page.getByRole('button', { name: 'Columns', exact: true }).click()
    await expect
      .poll(() => card(page, 'shop.staging.stg_orders').getAttribute('aria-label'))
      .toMatch(/6 columns, [1-9]\d* edges in/u)
    expect(await page.getByText('order_status').first().isVisible()).toBe(true)
    await page.context().close()
  })

  it('hides, focuses and groups, says what is not drawn, and undoes it', async () => {
    const page = await open()
    const choose = async (name: string, item: string): Promise<void> => {
      await card(page, name).click({ button: 'right', position: { x: 60, y: 20 } })
      await page.getByRole('menuitem', { name: item }).click()
    }
    await choose('shop.marts.fct_order_items', 'Hide')
    await card(page, 'shop.marts.fct_order_items').waitFor({ state: 'detached' })
    expect(await statusBar(page).textContent()).toContain('1 node is hidden')
    await page.getByRole('button', { name: 'Show what is hidden' }).click()
    await card(page, 'shop.marts.fct_order_items').waitFor({ state: 'attached' })

    await choose('shop.intermediate.int_order_totals', 'Focus')
    await expect.poll(() => statusBar(page).textContent()).toContain('1 node is out of focus')
    await page.getByRole('button', { name: 'End the focus' }).click()
    await card(page, 'shop.marts.fct_order_items').waitFor({ state: 'attached' })

    await page.getByLabel('Groups').selectOption('namespace')
    await expect.poll(() => statusBar(page).textContent()).toContain('nodes are drawn as 1 group')
    await page.getByRole('button', { name: /^group of 3 nodes by namespace/u }).focus()
    await page.keyboard.press('e')
    await card(page, 'shop.marts.fct_order_items').waitFor({ state: 'attached' })
    await page.context().close()
  })

  it('shows a colleague, and whoever comes back, how the graph is looked at', async () => {
    const page = await open()
    const choose = async (on: Page, name: string, item: string): Promise<void> => {
      await card(on, name).click({ button: 'right', position: { x: 60, y: 20 } })
      await on.getByRole('menuitem', { name: item }).click()
    }
    const seen = async (on: Page): Promise<void> => {
      await on.getByText('1 node is hidden').waitFor()
      await card(on, 'shop.marts.fct_order_items').waitFor({ state: 'detached' })
      await on.getByText('order_status').first().waitFor({ state: 'attached' })
      await on.getByRole('button', { name: 'Unpin 1' }).waitFor()
      await expect.poll(async () => (await boxOf(card(on, 'shop.raw.raw_orders'))).y).toBeCloseTo(put.y, -0.5)
    }
    const moved = card(page, 'shop.raw.raw_orders')
    const { x, y } = await boxOf(moved)
    await page.mouse.move(x + 60, y + 20)
    await page.mouse.down()
    await page.mouse.move(x + 60, y - 80, { steps: 4 })
    await page.mouse.up()
    await page.getByRole('button', { name: 'Unpin 1' }).waitFor()
    await choose(page, 'shop.marts.fct_order_items', 'Hide')
    await choose(page, 'shop.staging.stg_orders', 'Show its columns')
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
    await choose(page, 'shop.staging.stg_orders', 'Open its page')
    await page.getByRole('heading', { name: 'shop.staging.stg_orders' }).waitFor()
    await page.goBack()
    await seen(page)
    await page.context().close()
  })

  it('keeps groups, and which of them are open, in the address', async () => {
    const page = await open()
    await page.getByLabel('Groups').selectOption('namespace')
    await page.getByRole('button', { name: /^group of 3 nodes by namespace/u }).focus()
    await page.keyboard.press('e')
    await card(page, 'shop.marts.fct_order_items').waitFor({ state: 'attached' })
    await page.reload()
    await card(page, 'shop.marts.fct_order_items').waitFor({ state: 'attached' })
    expect(await page.getByLabel('Groups').inputValue()).toBe('namespace')
    await page.getByRole('button', { name: 'Close 1 opened group' }).click()
    await page.getByRole('button', { name: /^group of 3 nodes by namespace/u }).waitFor()
    await page.context().close()
  })

  it('shows all of it as long as nobody moves the camera, whatever opens beside it', async () => {
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

  it('finds within the answer, and leads from one to the next', async () => {
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
    // Where it led is in the address, too.
    await expect.poll(() => search(page).get('cam')).not.toBeNull()
    await page.getByLabel('Groups').selectOption('namespace')
    await page.getByRole('button', { name: /^group of 3 nodes by namespace/u }).waitFor()
    await find.press('Enter')
    await find.press('Enter')
    await expect.poll(() => page.locator('.lg-group.is-found').count()).toBe(1)
    await page.getByLabel('Groups').selectOption('')
    await page.getByRole('button', { name: 'Legend' }).click()
    await expect.poll(() => [search(page).get('find'), search(page).get('legend')]).toEqual(['order', 'open'])
    await page.reload()
    await page.getByText('4 found').waitFor()
    await page.getByRole('region', { name: 'Legend' }).waitFor()
    await find.fill('no such thing')
    await page.getByText('none', { exact: true }).waitFor()
    await page.context().close()
  })

  it('tells of an edge which jobs made it', async () => {
    const page = await open()
    const [from, to] = await Promise.all(
      ['shop.raw.raw_orders', 'shop.staging.stg_orders'].map((name) => boxOf(card(page, name))),
    )
    const y = (from!.y + to!.y) / 2 + 24
    await page.mouse.click((from!.x + from!.width + to!.x) / 2, y)
    const edge = page.getByRole('complementary', { name: 'The edge that is selected' })
    await edge.getByRole('link', { name: 'model.shop.stg_orders' }).waitFor()
    await page.reload()
    await edge.getByRole('link', { name: 'model.shop.stg_orders' }).waitFor()
    await edge.getByRole('button', { name: 'Close' }).click()
    await edge.waitFor({ state: 'detached' })
    expect(search(page).get('edge')).toBeNull()
    await page.context().close()
  })

  it('has a time to choose beside it, and the answer follows', async () => {
    const page = await open()
    await page.getByRole('button', { name: 'Time', exact: true }).click()
    await expect.poll(() => search(page).get('axis')).toBe('time')
    await page.getByLabel('Groups').selectOption('namespace')
    await page.getByRole('button', { name: /^group of 3 nodes by namespace/u }).waitFor()
    await page.getByRole('button', { name: '7 d, the last 7 days' }).click()
    await expect.poll(() => search(page).get('q')).toMatch(/ since /u)
    // It is looked at as before.
    await page.getByRole('button', { name: /^group of 3 nodes by namespace/u }).waitFor()
    expect(await page.getByLabel('Groups').inputValue()).toBe('namespace')
    await card(page, 'shop.raw.raw_orders').waitFor()
    await page.getByRole('button', { name: /^What changed/u }).click()
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

  it('is taken away as it is seen', async () => {
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

  it.each(['light', 'dark'] as const)(
    'can be used by everybody, %s and at any width',
    async (colorScheme) => {
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
    },
  )

  it('has made no fault, and asked no other host', () => {
    expect(viewer.faults).toEqual([])
  })
})
