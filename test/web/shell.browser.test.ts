import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seriousViolations, sidewaysScroll } from './check-access.ts'
import { DEMO, openViewer, twoFrames, viewerSkipped, type OpenViewer } from './open-viewer.ts'

describe.skipIf(viewerSkipped())('the frame of each page', () => {
  let viewer: OpenViewer
  beforeAll(async () => {
    viewer = await openViewer({ recordings: DEMO })
  })
  afterAll(() => viewer.close())

  it('links to every page, which sets its title', async () => {
    const page = await viewer.page()
    const pages = page.getByRole('navigation', { name: 'Pages' })
    for (const title of ['Datasets', 'Jobs', 'Runs', 'Ingestion', 'Ask']) {
      const link = pages.getByRole('link', { name: title })
      await link.click()
      await expect.poll(() => link.getAttribute('aria-current')).toBe('page')
      await expect.poll(() => page.title()).toMatch(/. · Tributary$/u)
    }
    await page.context().close()
  })

  it('searches by keyboard', async () => {
    const page = await viewer.page()
    await page.keyboard.press('/')
    await page.keyboard.type('fct_orders')
    await page.getByRole('option').first().waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect.poll(() => new URL(page.url()).pathname).toMatch(/^\/(datasets|jobs)\/[0-9a-f-]{36}$/u)
    await page.context().close()
  })

  it('opens the result for the current words on Enter', async () => {
    const page = await viewer.page()
    const box = page.getByRole('combobox', { name: /^Search/u })
    await box.fill('customers')
    await page.getByRole('option').first().waitFor()
    // The response arrives after Enter.
    let letGo = (): void => undefined
    const pressed = new Promise<void>((resolve) => (letGo = resolve))
    await page.route(/[/]search[?]q=fct_orders/u, async (route) => {
      await pressed
      await route.continue()
    })
    await box.fill('fct_orders')
    await box.press('Enter')
    expect(new URL(page.url()).pathname).toBe('/')
    letGo()
    await page.getByRole('heading', { level: 1, name: /fct_orders/u }).waitFor()
    await page.context().close()
  })

  it('scrolls to the active option, and ignores keys of an input method', async () => {
    const page = await viewer.page('/', { viewport: { width: 844, height: 300 } })
    const box = page.getByRole('combobox', { name: /^Search/u })
    await box.fill('orders')
    await page.getByRole('option').nth(7).waitFor()
    for (let n = 0; n < 8; n++) await box.press('ArrowDown')
    const chosen = (await page.getByRole('option', { selected: true }).boundingBox())!
    const list = (await page.locator('.search-found').boundingBox())!
    expect(chosen.y + chosen.height).toBeLessThanOrEqual(list.y + list.height)
    await box.dispatchEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true })
    await twoFrames(page)
    expect(new URL(page.url()).pathname).toBe('/')
    await page.context().close()
  })

  it('does not cover focused elements by the header', async () => {
    const page = await viewer.page('/jobs')
    await page.getByText(/^\d+ jobs$/u).waitFor()
    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight))
    const last = page.getByRole('table', { name: 'Jobs' }).getByRole('link').last()
    await last.focus()
    for (let n = 0; n < 22; n++) {
      await page.keyboard.press('Shift+Tab')
      const [top, covered] = await page.evaluate(() => [
        document.activeElement!.getBoundingClientRect().top,
        document.querySelector('header')!.getBoundingClientRect().bottom,
      ])
      expect(top).toBeGreaterThanOrEqual(covered)
    }
    await page.context().close()
  })

  it('scrolls results by touch and selects by tap', async () => {
    const page = await viewer.page('/', { viewport: { width: 390, height: 400 }, hasTouch: true })
    await page.getByRole('combobox', { name: /^Search/u }).fill('orders')
    const found = page.getByRole('option')
    await found.nth(5).waitFor()
    const { x, y } = (await found.nth(4).boundingBox())!
    const finger = await page.context().newCDPSession(page)
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', up = 0): Promise<unknown> =>
      finger.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: type === 'touchEnd' ? [] : [{ x: x + 30, y: y + 10 - up }],
      })
    await touch('touchStart')
    for (let up = 10; up <= 100; up += 10) await touch('touchMove', up)
    await touch('touchEnd')
    await expect.poll(() => page.locator('.search-found').evaluate((box) => box.scrollTop)).toBeGreaterThan(0)
    expect(new URL(page.url()).pathname).toBe('/')
    await found.last().tap()
    await page.getByRole('heading', { level: 1 }).waitFor()
    await expect.poll(() => new URL(page.url()).pathname).not.toBe('/')
    await page.context().close()
  })

  it('announces a new page and moves the focus to it', async () => {
    const page = await viewer.page('/datasets')
    const focused = (): Promise<string> => page.evaluate(() => document.activeElement!.id)
    const link = page.getByRole('table').getByRole('link').first()
    const name = await link.innerText()
    await link.press('Enter')
    await page.getByRole('heading', { level: 1, name }).waitFor()
    await expect.poll(focused).toBe('content')
    expect(await page.locator('[aria-live]', { hasText: name }).count()).toBe(1)
    await page.context().close()
  })

  it('shows a page for unknown paths', async () => {
    const page = await viewer.page('/datasets/1/2')
    await page.getByRole('heading', { name: 'No page at /datasets/1/2' }).waitFor()
    await page.context().close()
  })

  it.each(['light', 'dark'] as const)('is accessible, %s and at any width', async (colorScheme) => {
    for (const width of [1440, 390]) {
      const page = await viewer.page('/', { colorScheme, viewport: { width, height: 800 } })
      await page.getByRole('navigation', { name: 'Pages' }).waitFor()
      await page.locator('.cm-editor').waitFor()
      await expect.poll(() => page.locator('.loading').count()).toBe(0)
      expect(await seriousViolations(page)).toEqual([])
      expect(await sidewaysScroll(page)).toBe(0)
      await page.context().close()
    }
  })

  it('has no errors and contacts no other host', () => {
    expect(viewer.faults).toEqual([])
  })
})

describe.skipIf(viewerSkipped())('a server that requires keys', () => {
  let viewer: OpenViewer
  beforeAll(async () => {
    viewer = await openViewer({ flags: ['--api-key', 'a-key-of-32-characters-or-so-0123'] })
  })
  afterAll(() => viewer.close())

  it('signs in after a wrong key, and signs out', async () => {
    const page = await viewer.page('/datasets')
    const dialog = page.getByRole('dialog', { name: 'Sign in' })
    await dialog.waitFor()
    // By keyboard, from the initial focus.
    await page.keyboard.type('wrong')
    await page.keyboard.press('Enter')
    await dialog.getByText('The last key was refused').waitFor()
    await dialog.getByLabel('Key or token').fill('a-key-of-32-characters-or-so-0123')
    await dialog.getByRole('button', { name: 'Sign in' }).click()
    await page.getByText('api-key').waitFor()
    expect(await dialog.count()).toBe(0)
    await page.getByRole('button', { name: 'Sign out' }).click()
    await dialog.waitFor()
    expect(viewer.faults).toEqual([])
  })

  it('shows the signed-in user in narrow windows', async () => {
    const { key } = (await (
      await fetch(new URL('/api/v1/keys', viewer.url), {
        method: 'POST',
        headers: {
          Authorization: 'Bearer a-key-of-32-characters-or-so-0123',
          'Content-Type': 'application/json',
        },
        body: JSON.stringify({ name: 'the governance officer of the data platform', scopes: ['read'] }),
      })
    ).json()) as { key: string }
    for (const width of [768, 390, 320]) {
      const page = await viewer.page('/datasets', { viewport: { width, height: 844 } })
      await page.getByLabel('Key or token').fill(key)
      await page.keyboard.press('Enter')
      await page.getByText('the governance officer').waitFor()
      const top = async (name: RegExp | string) =>
        (await page.getByRole('button', { name }).or(page.getByRole('combobox', { name })).boundingBox())!.y
      const rows = [await top(/^Search/u), await top('Sign out'), await top(/^Colours/u)]
      expect(Math.max(...rows) - Math.min(...rows)).toBeLessThan(10)
      expect(await sidewaysScroll(page)).toBe(0)
      await page.context().close()
    }
  })
})

describe.skipIf(viewerSkipped())('a server that restarts', () => {
  let viewer: OpenViewer
  beforeAll(async () => {
    viewer = await openViewer()
  })
  afterAll(() => viewer.close())

  it('shows that the server is unreachable and recovers', async () => {
    // Too low for the whole page.
    const page = await viewer.page('/', { viewport: { width: 1440, height: 200 } })
    const banner = page.getByText('This page may be out of date')
    await viewer.stop()
    await page.keyboard.press('/')
    await page.keyboard.type('orders')
    await banner.waitFor()
    // At any scroll position.
    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight))
    expect(await page.evaluate(() => window.scrollY)).toBeGreaterThan(50)
    expect((await banner.boundingBox())!.y).toBeGreaterThanOrEqual(0)
    // Parts of the viewer that had not loaded load automatically too.
    await page.getByRole('link', { name: 'Runs' }).click()
    await viewer.start()
    await banner.waitFor({ state: 'detached' })
    await page.getByRole('heading', { name: 'No runs yet' }).waitFor()
    expect(viewer.faults).toEqual([])
    await page.context().close()
  })
})
