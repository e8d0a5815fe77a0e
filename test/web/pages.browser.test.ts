import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { busyShop, HOSTILE_NAMES, NAMESPACE } from './busy-shop.ts'
import { seriousViolations, sidewaysScroll } from './check-access.ts'
import { openViewer, viewerSkipped, type OpenViewer } from './open-viewer.ts'

describe.skipIf(viewerSkipped())('the pages of entities', () => {
  let viewer: OpenViewer
  /** Paths by entity name. */
  const places: Record<string, string> = {}

  beforeAll(async () => {
    viewer = await openViewer()
    await viewer.send('POST', '/api/v1/lineage/batch', busyShop())
    for (const kind of ['datasets', 'jobs'] as const) {
      const { items } = (await viewer.send('GET', `/api/v1/${kind}`)) as {
        items: readonly { id: string; name: string }[]
      }
      for (const { id, name } of items) places[name] = `/${kind}/${id}`
    }
  })
  afterAll(() => viewer.close())

  const open = async (path: string | undefined): Promise<Page> => viewer.page(path)
  const cells = (page: Page) => page.getByRole('table').getByRole('row')

  it('stores list filters in the URL', async () => {
    const page = await open('/datasets')
    await page.getByText('7 datasets', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'More filters' }).click()
    await page.getByLabel('Name starts with').fill('shop.')
    await page.getByText('2 datasets', { exact: true }).waitFor()
    await page.getByLabel('Sort by').selectOption('newest first')
    await expect.poll(() => new URL(page.url()).search).toBe('?prefix=shop.&sort=firstSeen')
    await page.reload()
    await page.getByText('2 datasets', { exact: true }).waitFor()
    expect(await page.getByLabel('Name starts with').inputValue()).toBe('shop.')
    await page.getByLabel('Namespace').fill('nowhere')
    await page.getByRole('heading', { name: 'No dataset matches these filters' }).waitFor()
    await page.getByRole('button', { name: 'Clear' }).click()
    await page.getByText('7 datasets', { exact: true }).waitFor()
    await page.context().close()
  })

  it('searches a list by part of a name, combined with filters', async () => {
    const names = (page: Page) => page.getByRole('row').getByRole('link').allTextContents()
    const page = await open('/datasets')
    await page.getByText('7 datasets', { exact: true }).waitFor()
    await page.getByLabel('Name contains').fill('ORDERS')
    await page.getByText('3 datasets', { exact: true }).waitFor()
    await page.getByLabel('Sort by').selectOption('name')
    await expect.poll(() => names(page)).toEqual(['raw.orders', 'shop.orders', HOSTILE_NAMES.emoji])
    await expect.poll(() => new URL(page.url()).search).toBe('?words=ORDERS&sort=name')
    await page.goto(`${viewer.url}/datasets?words=orders&prefix=shop.&namespace=${NAMESPACE}`)
    await page.getByText('1 dataset', { exact: true }).waitFor()
    expect(await names(page)).toEqual(['shop.orders'])
    await page.getByLabel('Owner').fill('nobody')
    await page.getByRole('heading', { name: 'No dataset matches these filters' }).waitFor()
    await page.getByRole('button', { name: 'Clear' }).click()
    await page.getByText('7 datasets', { exact: true }).waitFor()
    await page.getByLabel('Name contains').fill('shop.ordres')
    await page.getByText('No exact match. Showing similar names.').waitFor()
    expect(await names(page)).toContain('shop.orders')
    await page.goto(`${viewer.url}/jobs?words=PART`)
    await page.getByText('1 job', { exact: true }).waitFor()
    expect(await names(page)).toEqual(['load.orders.part'])
    await page.context().close()
  })

  it('sorts a list by column headings, stored in the URL', async () => {
    const page = await open('/runs')
    await page.getByText('14 runs', { exact: true }).waitFor()
    const head = page.getByRole('columnheader', { name: 'Started' })
    const search = () => new URL(page.url()).search
    const runs = () => page.getByRole('cell').getByRole('link').allTextContents()
    const newest = await runs()
    expect(await head.getAttribute('aria-sort')).toBe('descending')
    await head.getByRole('button').press('Enter')
    await expect.poll(search).toBe('?sort=oldest')
    await page.locator('[role=columnheader][aria-sort=ascending]').waitFor()
    await expect.poll(runs).not.toEqual(newest)
    // The pressed heading keeps the focus, and the other control agrees.
    expect(await head.getByRole('button').evaluate((button) => button.matches(':focus'))).toBe(true)
    expect(await page.getByLabel('Sort by').inputValue()).toBe('oldest')
    expect(await seriousViolations(page)).toEqual([])
    const oldest = await runs()
    await page.reload()
    await page.locator('[role=columnheader][aria-sort=ascending]').waitFor()
    await expect.poll(runs).toEqual(oldest)
    await head.getByRole('button').press('Space')
    await expect.poll(runs).toEqual(newest)
    await expect.poll(search).toBe('')
    // When rows are cards, headings appear on focus.
    await page.setViewportSize({ width: 390, height: 844 })
    await head.getByRole('button').focus()
    expect((await head.getByRole('button').boundingBox())!.width).toBeGreaterThan(20)
    expect(await sidewaysScroll(page)).toBe(0)
    await page.goto(`${viewer.url}/datasets`)
    await page.locator('[role=columnheader][aria-sort=ascending]').getByText('Name').waitFor()
    await page.goto(`${viewer.url}${places['load.orders']!}?sort=oldest`)
    await page.getByText('12 runs', { exact: true }).waitFor()
    await page.locator('[role=columnheader][aria-sort=ascending]').getByText('Started').waitFor()
    await page.setViewportSize({ width: 1440, height: 900 })
    const tookAll = () => page.locator('[data-title=Duration]').allTextContents()
    await page.getByRole('columnheader', { name: 'Duration' }).getByRole('button').click()
    await page.locator('[role=columnheader][aria-sort=descending]').getByText('Duration').waitFor()
    await expect.poll(search).toBe('?sort=longest')
    const minutes = [5, 5, 4, 4, 3, 3, 3, 2, 2, 2, 1, 1]
    await expect.poll(tookAll).toEqual(minutes.map((count) => `${count} min`))
    // All runs cannot be sorted by duration.
    await page.goto(`${viewer.url}/runs?job=${places['load.orders']!.slice('/jobs/'.length)}&sort=longest`)
    await page.locator('[role=columnheader][aria-sort=descending]').getByText('Duration').waitFor()
    await page.getByRole('button', { name: 'Show all runs' }).click()
    await page.getByText('14 runs', { exact: true }).waitFor()
    await expect.poll(search).toBe('')
    expect(await page.getByRole('columnheader', { name: 'Duration' }).getByRole('button').count()).toBe(0)
    await page.context().close()
  })

  it('loads a long list while scrolling, and renders visible rows', async () => {
    const page = await open(`${places['shop.wide']!}?tab=columns`)
    await page.getByText('500 columns', { exact: true }).waitFor()
    expect(await page.getByRole('table', { name: 'Columns' }).getAttribute('aria-rowcount')).toBe('501')
    expect(await cells(page).count()).toBeLessThan(80)
    // Rows are measured when they become visible, which moves the end.
    await expect
      .poll(async () => {
        await page.keyboard.press('End')
        return page.getByRole('cell', { name: '500 column_500' }).isVisible()
      })
      .toBe(true)
    await page.getByLabel('Filter columns').fill('COLUMN_42')
    await page.getByText('11 columns', { exact: true }).waitFor()
    await page.goto(`${viewer.url}${places['shop.wide']!}?column=column_400`)
    const marked = page.getByRole('table', { name: 'Columns' }).locator('[aria-current]')
    await marked.getByText('column_400', { exact: true }).waitFor()
    const lineage = await marked.getByRole('link').getAttribute('href')
    expect(new URL(lineage!, viewer.url).searchParams.get('q')).toBe(
      `lineage of column "column_400" of dataset "shop.wide" in "${NAMESPACE}" depth 3`,
    )
    await page.context().close()
  })

  it('shows lineage, statistics, schemas and activity of a dataset', async () => {
    const page = await open(places['shop.orders'])
    await page.getByRole('heading', { name: 'shop.orders', level: 1 }).waitFor()
    await expect.poll(() => page.title()).toBe('shop.orders · Tributary')
    await page.getByText('by load.orders').first().waitFor()
    await page.getByRole('link', { name: HOSTILE_NAMES.markup }).waitFor()
    await expect.poll(() => page.locator('canvas').count()).toBe(2)
    await page.getByText('Data table').click()
    await page.getByRole('cell', { name: '1,444' }).waitFor()
    await page.getByRole('tab', { name: 'Schema history' }).click()
    await page.getByText('added email text').waitFor()
    await page.getByText('removed phone').waitFor()
    await page.getByText('retyped amount int → bigint').waitFor()
    await page.getByRole('tab', { name: 'Activity' }).click()
    await page.getByLabel('Access').selectOption('read')
    await page.getByText('2 accesses').waitFor()
    await expect.poll(() => new URL(page.url()).search).toBe('?tab=activity&kind=read')
    await page.context().close()
  })

  it.each(Object.entries(HOSTILE_NAMES))('shows a hostile name literally: %s', async (_of, name) => {
    const page = await open(places[name])
    await expect.poll(() => page.title()).toBe(`${name} · Tributary`)
    expect(await page.getByRole('heading', { level: 1 }).locator('bdi').textContent()).toBe(name)
    // Its lineage is found by name alone.
    await page.getByRole('link', { name: 'shop.orders' }).first().waitFor()
    expect(await page.locator('main img, main b').count()).toBe(0)
    await page.context().close()
  })

  it('shows the runs and history of a job', async () => {
    const page = await open(places['load.orders'])
    await page.getByText('12 runs', { exact: true }).waitFor()
    await page.getByRole('heading', { name: 'Run durations' }).waitFor()
    await page.getByLabel('Status').selectOption('failed')
    await page.getByText('3 runs', { exact: true }).waitFor()
    await page.getByRole('tab', { name: 'Inputs and outputs' }).click()
    await page.getByText('1,037 rows').first().waitFor()
    await page.getByRole('tab', { name: 'History' }).click()
    await page.getByText('12 runs: 9 succeeded, 3 failed.').waitFor()
    await page.context().close()
  })

  it('shows bars in forced-colors mode', async () => {
    const page = await viewer.page(`${places['load.orders']!}?tab=history`, { forcedColors: 'active' })
    await page.locator('.bar-succeeded').first().waitFor()
    const [bar, ground] = await page.evaluate(() =>
      ['.bar-succeeded', 'body'].map(
        (part) => getComputedStyle(document.querySelector(part)!).backgroundColor,
      ),
    )
    expect(bar).not.toBe(ground)
    expect(bar).not.toBe('rgba(0, 0, 0, 0)')
    const underlined = await page
      .getByRole('tab')
      .evaluateAll((tabs) => new Set(tabs.map((tab) => getComputedStyle(tab).borderBottomColor)).size)
    expect(underlined).toBe(2)
    await page.context().close()
  })

  it('shows what a run did, and when', async () => {
    const page = await open(`${places['load.orders']!}?status=failed`)
    await page.getByRole('table', { name: 'Runs' }).getByRole('link').first().click()
    await page.getByRole('region', { name: 'Error' }).getByText('disk <full> at /data').waitFor()
    await page.getByRole('tab', { name: 'Timeline' }).click()
    await page.getByText('at start, for 5 min').first().waitFor()
    await page.goto(
      `${viewer.url}/runs?job=${places['load.orders']!.slice('/jobs/'.length)}&status=succeeded`,
    )
    await page.getByText('9 runs', { exact: true }).waitFor()
    await page.getByRole('table', { name: 'Runs' }).getByRole('link', { name: 'load.orders' }).first().click()
    await page.getByText('2 operations and 1 further run').waitFor()
    await page.getByText('1 part', { exact: true }).click()
    await page.getByRole('link', { name: HOSTILE_NAMES.rightToLeft }).waitFor()
    await page.context().close()
  })

  it.each(['/runs/00000000-0000-0000-0000-000000000000', '/runs/no-id'])(
    'shows a page for an unknown id: %s',
    async (path) => {
      const page = await open(path)
      await page.getByRole('heading', { level: 1, name: 'This run does not exist' }).waitFor()
      expect(await seriousViolations(page)).toEqual([])
      await page.getByRole('link', { name: 'all runs' }).click()
      await page.getByText('14 runs', { exact: true }).waitFor()
      await page.context().close()
    },
  )

  it('accepts a time typed digit by digit', async () => {
    const page = await viewer.page('/runs', { timezoneId: 'Europe/Berlin', locale: 'en-US' })
    const field = page.getByLabel('Started since')
    await field.click({ position: { x: 12, y: 10 } })
    await page.keyboard.type('1120')
    await page.keyboard.type('2024')
    await page.keyboard.press('Tab')
    await page.keyboard.type('0930PM')
    const since = () => new URL(page.url()).searchParams.get('since')
    await expect.poll(since).toBe('2024-11-20T20:30:00.000Z')
    await field.click({ position: { x: 12, y: 10 } })
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    for (const [digit, year] of ['0002', '0020', '0202', '2023'].entries()) {
      await page.keyboard.type('2023'.charAt(digit))
      // Longer than the delay of the draft.
      await page.waitForTimeout(300)
      expect(await field.inputValue()).toBe(`${year}-11-20T21:30`)
    }
    await expect.poll(since).toBe('2023-11-20T20:30:00.000Z')
    await page.getByRole('button', { name: 'Clear' }).click()
    await expect.poll(() => field.inputValue()).toBe('')
    await page.context().close()
  })

  it('renders visible rows when content above the list grows', async () => {
    const page = await open(`${places['shop.wide']!}?tab=columns`)
    await page.getByText('500 columns', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Add description' }).click()
    await page.getByLabel('Description').evaluate((field) => (field.style.height = '4000px'))
    await page.getByRole('table', { name: 'Columns' }).evaluate((table) => table.scrollIntoView())
    await expect
      .poll(() => page.getByRole('cell', { name: '1 column_1', exact: true }).isVisible())
      .toBe(true)
    await page.context().close()
  })

  it.each([
    [
      1440,
      'light',
      [
        ['/datasets', '7 datasets'],
        ['dataset', 'Data table'],
        ['dataset?tab=schemas', 'First reported schema'],
        ['job', '12 runs'],
        ['run?tab=timeline', 'at start'],
      ],
    ],
    [
      390,
      'dark',
      [
        ['/runs', '14 runs'],
        ['long', 'Show the full name'],
        ['dataset?tab=columns', '4 columns'],
        ['job?tab=history', 'Median'],
        ['job?tab=versions', '12 runs'],
        ['run', 'further run'],
      ],
    ],
  ] as const)('is accessible at %i px, %s', async (width, colorScheme, seen) => {
    const page = await viewer.page('/', { colorScheme, viewport: { width, height: 800 } })
    for (const [path, words] of seen) {
      await page.goto(
        viewer.url +
          path
            .replace('dataset?', `${places['shop.orders']!}?`)
            .replace(/^dataset$/u, places['shop.orders']!)
            .replace(/^long$/u, places[HOSTILE_NAMES.long]!)
            .replace(/^job/u, places['load.orders']!)
            .replace(/^run/u, '/runs/0198a000-0001-7000-8000-000000000001'),
      )
      await page.getByText(words).first().waitFor()
      expect([path, ...(await seriousViolations(page))]).toEqual([path])
      expect([path, await sidewaysScroll(page)]).toEqual([path, 0])
    }
    await page.context().close()
  })

  it('recovers once the server is back', async () => {
    const page = await open(places['shop.orders'])
    await page.getByText('Data table').waitFor()
    await viewer.stop()
    await page.getByRole('tab', { name: 'Schema history' }).click()
    await page.getByText('This page may be out of date').waitFor()
    await viewer.start()
    await page.getByText('removed phone').waitFor()
    await page.context().close()
  })

  it('has no errors and contacts no other host', () => {
    expect(viewer.faults).toEqual([])
  })
})
