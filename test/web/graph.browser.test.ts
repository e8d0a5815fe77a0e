import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { GraphJson } from '../../src/render/answer-json.ts'
import { chromiumPath, openChromium } from '../browser/open-chromium.ts'
import { layeredAnswer, shop, shopColumns } from './graph-answer.ts'
import './graph-page-types.ts'
import { serveGraphPage } from './graph-server.ts'

const executable = chromiumPath()
if (executable === undefined) {
  if (process.env.CI === 'true') throw new Error('the browser tests need Chromium')
  console.warn('\n!!! The browser tests are SKIPPED: Chromium is not installed\n')
}

describe.skipIf(executable === undefined)('the graph in a browser', () => {
  let browser: Browser
  let page: Page
  let server: Awaited<ReturnType<typeof serveGraphPage>>
  const faults: string[] = []

  beforeAll(async () => {
    server = await serveGraphPage()
    browser = await openChromium(executable!)
    page = await browser.newPage({ viewport: { width: 1400, height: 900 }, reducedMotion: 'reduce' })
    page.on('pageerror', (error) => faults.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.location().url.endsWith('/favicon.ico'))
        faults.push(message.text())
    })
    await page.goto(server.url)
  })
  afterAll(async () => {
    await browser.close()
    await server.close()
  })
  beforeEach(() => show(shop))

  /** Shows an answer and waits until it is completely drawn. */
  async function show(
    graph: GraphJson,
    open: readonly string[] = [],
    hidden: readonly string[] = [],
  ): Promise<void> {
    await page.mouse.move(2, 2)
    await page.evaluate(
      async ({ graph, columns, open, hidden }) => {
        const { canvas, display, empty, events } = window.graph
        const view = { ...empty, columnsOpen: new Set(open), hidden: new Set(hidden) }
        await display.show({ graph, columns, view }, true)
        const drawn = new Promise<void>((resolve) => {
          const end = canvas.on('drawn', () => {
            end()
            resolve()
          })
        })
        canvas.select(undefined)
        canvas.fit()
        await drawn
        events.length = 0
      },
      { graph, columns: shopColumns, open, hidden },
    )
  }
  const settled = (): Promise<void> =>
    page.evaluate(
      () =>
        new Promise<void>((resolve) => {
          const end = window.graph.canvas.on('drawn', () => {
            end()
            resolve()
          })
          window.graph.canvas.setFound(new Set())
        }),
    )
  const card = (id: string): Locator => page.locator(`.lg-card[data-id="${id}"]`)
  const main = (id: string): Locator => card(id).locator('.lg-main')
  const events = (kind: string): Promise<readonly { [field: string]: unknown }[]> =>
    page.evaluate(
      (wanted) =>
        window.graph.events
          .filter((one) => one.kind === wanted)
          .map((one) => one.event as { [field: string]: unknown }),
      kind,
    )
  const centre = async (at: Locator): Promise<{ x: number; y: number }> => {
    const box = (await at.boundingBox())!
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  }
  /** The number of pixels in a rectangle of the visible picture that differ from a colour (red, green, blue). */
  const unlike = (
    colour: readonly number[],
    left: number,
    top: number,
    width: number,
    height: number,
  ): Promise<number> =>
    page.evaluate(
      ({ colour, rect: [x, y, w, h] }) => {
        const canvas = document.querySelector<HTMLCanvasElement>('.lg-canvas[style*="visible"]')!
        const box = canvas.getBoundingClientRect()
        const { data } = canvas.getContext('2d')!.getImageData(x! - box.left, y! - box.top, w!, h!)
        let count = 0
        for (let i = 0; i < data.length; i += 4)
          if (colour.reduce((sum, value, k) => sum + Math.abs(data[i + k]! - value), 0) > 12) count++
        return count
      },
      { colour, rect: [left, top, width, height].map(Math.round) },
    )
  const GROUND = [0xf6, 0xf7, 0xf9]
  const inked = (left: number, top: number, width: number, height: number): Promise<number> =>
    unlike(GROUND, left, top, width, height)

  it('draws a card for each node, from left to right', async () => {
    expect(await page.locator('.lg-card').count()).toBe(shop.nodes.length)
    const [from, to] = [await centre(main('raw.orders')), await centre(main('staging.stg_orders'))]
    expect(from.x).toBeLessThan(to.x)
  })

  it('escapes names, and describes cards for screen readers', async () => {
    expect(await main('marts.<b>bold</b>').locator('b').count()).toBe(0)
    expect(await main('raw.orders').getAttribute('aria-label')).toBe(
      'dataset shop.raw.orders in postgres://db.shop.example:5432, start, table, owned by Data Platform, tagged gold, pii, last seen ' +
        (await page.evaluate(() => document.querySelector('[data-id="raw.orders"] .lg-fresh')!.textContent)) +
        ' ago, status complete, 4 columns, 1 edge in, 4 out',
    )
    const long = card('ingest').locator('.lg-name')
    expect(await long.textContent()).toMatch(/^ingest.+….+orders$/u)
    expect(await long.getAttribute('title')).toBe(shop.nodes.find((node) => node.id === 'ingest')!.name)
  })

  it('draws edges on the canvas between cards', async () => {
    const a = (await card('staging.stg_orders').boundingBox())!
    const b = (await card('marts.fct_orders').boundingBox())!
    expect(await inked(a.x + a.width + 2, a.y, b.x - a.x - a.width - 4, a.height)).toBeGreaterThan(20)
    expect(await inked(4, 4, 60, 60)).toBe(0)
  })

  it('highlights the paths to the start under the pointer', async () => {
    const at = await centre(main('staging.stg_orders'))
    await page.mouse.move(at.x, at.y)
    await settled()
    expect(await events('hover')).toEqual([{ id: 'staging.stg_orders' }])
    const lit = await page
      .locator('.lg-card.is-lit')
      .evaluateAll((all) => all.map((one) => one.getAttribute('data-id')))
    expect(lit.sort()).toEqual(['raw.orders', 'staging.stg_orders'])
    await page.mouse.move(2, 2)
    await settled()
    expect(await page.locator('.lg-card.is-dim').count()).toBe(0)
  })

  it('reports clicks on cards, edges and the background', async () => {
    await main('staging.stg_orders').click({ position: { x: 60, y: 20 } })
    expect(await card('staging.stg_orders').getAttribute('class')).toContain('is-selected')
    const a = (await card('ingest').boundingBox())!
    const b = (await card('raw.orders').boundingBox())!
    await page.mouse.click((a.x + a.width + b.x) / 2, await edgeHeight('ingest'))
    await page.mouse.click(8, 880)
    const selects = await events('select')
    expect(
      selects.map((one) => one.id ?? (one.edge as { id?: string } | undefined)?.id ?? 'nothing'),
    ).toEqual(['staging.stg_orders', 'ingest>raw.orders', 'nothing'])
  })

  it('uses the pressed card as the target of a click', async () => {
    const at = await centre(main('raw.orders'))
    await page.mouse.move(at.x, at.y)
    await page.mouse.down()
    await page.evaluate(() => {
      const { canvas } = window.graph
      canvas.setCamera({ ...canvas.camera, x: canvas.camera.x + 400 })
    })
    await settled()
    await page.mouse.up()
    expect(await events('select')).toEqual([{ id: 'raw.orders' }])
  })

  /** The y at which the edges of a card leave it, in pixels of the window. */
  const edgeHeight = async (id: string): Promise<number> => {
    const { y, width } = (await card(id).boundingBox())!
    return y + (29 * width) / 256
  }

  it('requests an expansion by double-click, button and key', async () => {
    await main('staging.stg_orders').dblclick({ position: { x: 60, y: 20 } })
    await card('marts.revenue').getByRole('button', { name: 'Expand shop.marts.revenue' }).click()
    await main('marts.feedback').focus()
    await page.keyboard.press('e')
    expect(await events('open')).toEqual([
      { id: 'staging.stg_orders' },
      { id: 'marts.revenue' },
      { id: 'marts.feedback' },
    ])
  })

  it('follows edges by arrow keys from the start', async () => {
    await page.evaluate(() => window.graph.canvas.focus('raw.orders'))
    const focused = (): Promise<string | null | undefined> =>
      page.evaluate(() => document.activeElement?.closest('.lg-card')?.getAttribute('data-id'))
    await page.keyboard.press('ArrowLeft')
    expect(await focused()).toBe('ingest')
    await page.keyboard.press('ArrowRight')
    expect(await focused()).toBe('raw.orders')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    expect(await events('select')).toEqual([{ id: await focused() }])
    expect(await page.locator('.lg-main[tabindex="0"]').count()).toBe(1)
  })

  it('keeps focus and tab stop when cards are recreated', async () => {
    await page.evaluate(() => window.graph.canvas.focus('staging.stg_orders'))
    const focused = (): Promise<readonly (string | null | undefined)[]> =>
      page.evaluate(() =>
        [document.activeElement, document.querySelector('.lg-main[tabindex="0"]')].map((one) =>
          one?.closest('.lg-card')?.getAttribute('data-id'),
        ),
      )
    const before = await main('staging.stg_orders').elementHandle()
    await page.evaluate(async (graph) => {
      const { display, empty } = window.graph
      const nodes = graph.nodes.map((one) => ({ ...one, owner: 'Somebody Else' }))
      await display.show({ graph: { ...graph, nodes }, view: empty })
    }, shop)
    expect(await main('staging.stg_orders').getAttribute('aria-label')).toContain('Somebody Else')
    expect(await before.evaluate((element) => element.isConnected)).toBe(false)
    expect(await focused()).toEqual(['staging.stg_orders', 'staging.stg_orders'])
    await page.evaluate(() => window.graph.canvas.refreshTheme())
    expect(await focused()).toEqual(['staging.stg_orders', 'staging.stg_orders'])
    expect(await page.locator('.lg-main[tabindex="0"]').count()).toBe(1)
  })

  it('zooms at the pointer, and pans by dragging', async () => {
    const before = await centre(card('staging.stg_orders'))
    await page.mouse.move(before.x, before.y)
    await page.mouse.wheel(0, -200)
    await settled()
    const after = await centre(card('staging.stg_orders'))
    expect(Math.abs(after.x - before.x)).toBeLessThan(2)
    expect((await card('staging.stg_orders').boundingBox())!.width).toBeGreaterThan(250)
    await page.mouse.move(6, 880)
    await page.mouse.down()
    await page.mouse.move(106, 830, { steps: 4 })
    await page.mouse.up()
    await settled()
    const moved = await centre(card('staging.stg_orders'))
    expect(Math.round(moved.x - after.x)).toBe(100)
    expect(Math.round(moved.y - after.y)).toBe(-50)
    await page.keyboard.press('Tab')
    await page.keyboard.press('0')
    await settled()
    expect((await centre(card('staging.stg_orders'))).x).toBeCloseTo(before.x, 0)
  })

  it('zooms by two fingers, then pans by one', async () => {
    const client = await page.context().newCDPSession(page)
    const touch = async (type: 'touchStart' | 'touchMove' | 'touchEnd', ...xs: number[]): Promise<void> => {
      const touchPoints = xs.map((x, id) => ({ x, y: 850, id }))
      await client.send('Input.dispatchTouchEvent', { type, touchPoints })
    }
    const before = (await card('staging.stg_orders').boundingBox())!
    await touch('touchStart', 600, 700)
    await touch('touchMove', 600, 750)
    await touch('touchMove', 600, 800)
    await settled()
    const zoomed = await card('staging.stg_orders').boundingBox()
    expect(zoomed!.width / before.width).toBeCloseTo(2, 1)
    await touch('touchEnd', 600)
    for (const x of [640, 700]) await touch('touchMove', x)
    await touch('touchEnd')
    await settled()
    // Browsers do not report the first pixels of a finger's movement.
    expect((await card('staging.stg_orders').boundingBox())!.x - zoomed!.x).toBeGreaterThan(60)
    expect(await events('select')).toEqual([])
    await client.detach()
  })

  it('reports the new position of a dragged card', async () => {
    const at = await centre(main('lonely'))
    await page.mouse.move(at.x, at.y)
    await page.mouse.down()
    await page.mouse.move(at.x + 80, at.y - 40, { steps: 4 })
    await page.mouse.up()
    await settled()
    const [pin] = await events('pin')
    expect(pin).toMatchObject({ id: 'lonely' })
    expect((await centre(main('lonely'))).x).toBeCloseTo(at.x + 80, 0)
    expect(await events('select')).toEqual([])
  })

  it('shows columns as rows with edges', async () => {
    await card('raw.orders').getByRole('button', { name: 'Show columns of shop.raw.orders' }).click()
    expect(await events('columns')).toEqual([{ id: 'raw.orders' }])
    await show(shop, ['raw.orders', 'staging.stg_orders'])
    expect(await card('raw.orders').locator('.lg-row-name').allTextContents()).toEqual([
      'order_id',
      'customer_email',
      'amount',
      'created_at',
    ])
    const row = await centre(card('raw.orders').locator('.lg-row', { hasText: 'customer_email' }))
    await page.mouse.move(row.x, row.y)
    await settled()
    expect(await events('hover')).toEqual([{ id: 'raw.orders', column: 'raw.orders#customer_email' }])
    expect(await page.locator('.lg-card.is-lit').count()).toBe(2)
  })

  it('keeps cards in place when others are hidden', async () => {
    const before = await page.evaluate(() => {
      const { scene, x, y } = window.graph.display.placed!
      return scene.nodes.map((one, i) => [one.id, x[i], y[i]])
    })
    const after = await page.evaluate(async (graph) => {
      const { display, empty } = window.graph
      await display.show({ graph, view: { ...empty, hidden: new Set(['marts.feedback']) } })
      const { scene, x, y } = display.placed!
      return scene.nodes.map((one, i) => [one.id, x[i], y[i]])
    }, shop)
    expect(after).toEqual(before.filter(([id]) => id !== 'marts.feedback'))
  })

  it('draws blocks at small scales, and a minimap', async () => {
    await show(layeredAnswer(2_000, 3_000, 12))
    expect(await page.locator('.lg-cards.is-far').count()).toBe(1)
    expect(await page.locator('.lg-card').count()).toBe(1)
    expect(await inked(500, 100, 400, 700)).toBeGreaterThan(2_000)
    const painted = (): Promise<boolean> =>
      page.evaluate(() => {
        const map = document.querySelector<HTMLCanvasElement>('#minimap')!
        const { data } = map.getContext('2d')!.getImageData(0, 0, map.width, map.height)
        return data.some((value) => value !== 0)
      })
    await expect.poll(painted).toBe(true)
  })

  it('centres a node at a readable scale', async () => {
    await show(layeredAnswer(2_000, 3_000, 12))
    await page.evaluate(() => window.graph.canvas.centerOn('n1500'))
    await settled()
    const at = await centre(main('n1500'))
    expect(Math.abs(at.x - 700)).toBeLessThan(3)
  })

  it('creates cards after a zoom, and keeps them until names are drawn', async () => {
    await show(layeredAnswer(2_000, 3_000, 12))
    await page.evaluate(() => window.graph.canvas.centerOn('n1500'))
    await settled()
    const zoom = (from: number, factor: number): Promise<{ cards: number; far: boolean; seen: boolean }[]> =>
      page.evaluate(
        async ({ from, factor }) => {
          const { canvas, display } = window.graph
          const { scene, x, y } = display.placed!
          const i = scene.nodes.findIndex(({ id }) => id === 'n1600')
          const at = (scale: number): void =>
            canvas.setCamera({ x: x[i]! - 600 / scale, y: y[i]! - 400 / scale, scale })
          const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve))
          const drawn = new Promise<void>((resolve) => {
            const end = canvas.on('drawn', () => {
              end()
              resolve()
            })
          })
          at(from)
          await drawn
          const frames = []
          for (let scale = from * factor, n = 0; n < 24; scale *= factor, n++) {
            at(scale)
            await frame()
            const root = document.querySelector('.lg-cards')!
            const picture = document.querySelector<HTMLCanvasElement>('.lg-canvas[style*="visible"]')!
            const box = picture.getBoundingClientRect()
            const far = root.classList.contains('is-far')
            // A point inside the node without name and colour: white on the card or in the picture.
            const [px, py] = [600 + 130 * scale, 400 + 8 * scale]
            const [red] = picture
              .getContext('2d')!
              .getImageData(
                ((px - box.left) / box.width) * picture.width,
                ((py - box.top) / box.height) * picture.height,
                1,
                1,
              ).data
            frames.push({
              cards: root.childElementCount,
              far,
              seen: (!far && root.querySelector('[data-id="n1600"]') !== null) || red === 255,
            })
          }
          return frames
        },
        { from, factor },
      )
    const nearer = await zoom(0.3, 1.05)
    expect(Math.max(...nearer.map(({ cards }) => cards))).toBe(1)
    expect(nearer.filter(({ seen }) => !seen)).toEqual([])
    await expect.poll(() => page.locator('.lg-card').count()).toBeGreaterThan(8)
    const farther = await zoom(1, 0.95)
    expect(farther.some(({ far }) => far)).toBe(true)
    expect(farther.filter(({ seen }) => !seen)).toEqual([])
    await expect.poll(() => page.locator('.lg-card').count()).toBe(1)
  })

  it('follows the theme of the page', async () => {
    const theme = (name: string): Promise<void> =>
      page.evaluate((to) => {
        document.documentElement.dataset.theme = to
        window.graph.canvas.refreshTheme()
      }, name)
    await theme('dark')
    await settled()
    expect(await unlike([0x0f, 0x12, 0x17], 5, 5, 1, 1)).toBe(0)
    await theme('light')
    await settled()
    expect(await unlike(GROUND, 5, 5, 1, 1)).toBe(0)
  })

  it('is exported as PNG and SVG', async () => {
    const png = await page.evaluate(async () => {
      const blob = await window.graph.canvas.toPng()
      return { type: blob.type, head: [...new Uint8Array(await blob.arrayBuffer()).slice(0, 4)] }
    })
    expect(png).toEqual({ type: 'image/png', head: [0x89, 0x50, 0x4e, 0x47] })
    const drawn = await page.evaluate(() => {
      const document = new DOMParser().parseFromString(window.graph.svg(), 'image/svg+xml')
      return {
        faults: document.querySelectorAll('parsererror, b').length,
        titles: [...document.querySelectorAll('g > title')].map((one) => one.textContent),
      }
    })
    expect(drawn.faults).toBe(0)
    expect(drawn.titles).toHaveLength(shop.nodes.length)
    expect(drawn.titles).toContain('postgres://db.shop.example:5432 <b>bold</b> & "quoted"')
  })

  it('has no errors or policy violations', () => {
    expect(faults).toEqual([])
  })
})
