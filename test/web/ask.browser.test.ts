import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { completeEvent } from '../http/events.ts'
import { seriousViolations, sidewaysScroll } from './check-access.ts'
import { DEMO, openViewer, twoFrames, viewerSkipped, type OpenViewer } from './open-viewer.ts'

const asked = (query: string, rest = ''): string => `/?q=${encodeURIComponent(query)}${rest}`
const RAW = 'downstream of dataset shop.raw.raw_orders'
const searchOf = (page: Page): URLSearchParams => new URL(page.url()).searchParams
const status = (page: Page, text: string) => page.locator('.answer-status', { hasText: text }).waitFor()

describe.skipIf(viewerSkipped())('asking', () => {
  let viewer: OpenViewer
  beforeAll(async () => {
    viewer = await openViewer({ recordings: DEMO })
  })
  afterAll(() => viewer.close())

  it('starts with four questions and lists recent ones', async () => {
    const page = await viewer.page()
    const questions = page.locator('.start-question')
    await questions.first().waitFor()
    expect(await questions.count()).toBe(4)
    await questions.first().click()
    await status(page, '5 members, 5 edges, complete')
    expect(searchOf(page).get('q')).toBe(RAW)
    await page.goBack()
    const past = page.getByRole('region', { name: 'Recent questions' })
    await past.getByRole('button', { name: RAW }).click()
    await status(page, '5 members')
    await page.goForward()
    await page.context().close()
  })

  it('keeps an unsent query over navigation and reload', async () => {
    const page = await viewer.page(asked(RAW))
    const text = () => page.locator('.cm-content').textContent()
    await page.locator('.cm-content').press('Control+End')
    await page.keyboard.type(' depth 1')
    await expect.poll(text).toBe(`${RAW} depth 1`)
    await page.getByRole('link', { name: 'Runs', exact: true }).click()
    await page.getByRole('heading', { name: 'Runs', level: 1 }).waitFor()
    await page.goBack()
    await expect.poll(text).toBe(`${RAW} depth 1`)
    await page.reload()
    await expect.poll(text).toBe(`${RAW} depth 1`)
    await status(page, '5 members')
    // Running the same query again also resets the editor to it.
    await page.getByRole('button', { name: 'History' }).click()
    await page.getByRole('dialog').getByRole('button', { name: RAW }).click()
    await expect.poll(text).toBe(RAW)
    await page.context().close()
  })

  it('completes, runs and formats by keyboard', async () => {
    const page = await viewer.page()
    await page.locator('.cm-editor').waitFor()
    await page.keyboard.press('e')
    await page.keyboard.type('upstr', { delay: 10 })
    await page.locator('.cm-tooltip-autocomplete li', { hasText: 'upstream' }).click()
    await page.keyboard.type(' of dataset shop.marts.dai', { delay: 10 })
    await page.locator('.cm-tooltip-autocomplete li', { hasText: 'shop.marts.daily_revenue' }).click()
    await page.keyboard.type(' DEPTH 1')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+Enter')
    await status(page, 'complete')
    await page.keyboard.press('Shift+Alt+F')
    await expect.poll(() => page.locator('.cm-content').textContent()).toMatch(/depth 1$/u)
    // Formatting does not run the query: the URL still has the answered one.
    expect(searchOf(page).get('q')).toMatch(/DEPTH 1$/u)
    await page.keyboard.press('Escape')
    await page.keyboard.press('Tab')
    await expect.poll(() => page.locator('.cm-editor.cm-focused').count()).toBe(0)
    await page.context().close()
  })

  it('accepts typing before the editor has loaded', async () => {
    const page = await viewer.page('/datasets')
    let arrive = (): void => undefined
    const arrived = new Promise<void>((resolve) => (arrive = resolve))
    await page.route('**/code-editor*.js', async (route) => {
      await arrived
      await route.continue()
    })
    await page.goto(viewer.url)
    await page.locator('textarea').fill('datasets')
    arrive()
    await page.locator('.cm-editor').waitFor()
    await expect.poll(() => page.evaluate<string>('document.activeElement.className')).toContain('cm-content')
    await page.keyboard.type(' count')
    await page.keyboard.press('Control+Enter')
    await status(page, '1 row')
    await page.context().close()
  })

  it('restores view, selection and expansions from the URL', async () => {
    const page = await viewer.page(asked(RAW))
    await page.getByRole('button', { name: /^dataset shop.marts.fct_order_items in/u }).click()
    const panel = page.getByRole('complementary', { name: 'Selected' })
    await panel.getByRole('button', { name: 'Expand upstream' }).click()
    await expect.poll(() => searchOf(page).get('steps')).toMatch(/^up:/u)
    await page.keyboard.press('t')
    const reopened = await viewer.page(new URL(page.url()).pathname + new URL(page.url()).search)
    for (const one of [page, reopened]) {
      await one.locator('.row-grid-chosen', { hasText: 'shop.marts.fct_order_items' }).waitFor()
      await one.getByRole('row').filter({ hasText: 'opened' }).first().waitFor()
    }
    expect(searchOf(reopened).get('view')).toBe('table')
    await reopened.getByLabel('Select shop.marts.daily_revenue').press('Space')
    await reopened.getByText('2 selected').waitFor()
    await reopened.getByRole('columnheader', { name: 'distance' }).getByRole('button').click()
    await reopened.locator('[aria-sort=ascending]').waitFor()
    await reopened.reload()
    await reopened.locator('[aria-sort=ascending]').waitFor()
    await reopened.getByText('2 selected').waitFor()
    await reopened.context().close()
    await page.context().close()
  })

  it('draws a tree, JSON, and the plan with its statements', async () => {
    const page = await viewer.page(asked(RAW, '&view=tree'))
    await page.getByText('└─ shop.staging.stg_orders').waitFor()
    await page.getByRole('tab', { name: 'JSON' }).click()
    await page.getByText('"kind": "graph"').waitFor()
    await page.getByRole('tab', { name: 'Plan' }).click()
    await page.locator('.plan-statement').first().waitFor()
    expect(searchOf(page).get('view')).toBe('plan')
    await page.context().close()
  })

  it('shows an error at its place, and runs the suggestion', async () => {
    const page = await viewer.page(asked('downstraem of dataset shop.raw.raw_orders'))
    const wrong = page.getByRole('alert', { name: 'Errors' })
    expect(await wrong.locator('pre').textContent()).toContain('^^^^^^^^^^')
    await wrong.getByRole('button', { name: 'downstream' }).click()
    await status(page, '5 members')
    expect(searchOf(page).get('q')).toBe(RAW)
    await page.context().close()
  })

  it('runs suggested queries by a click', async () => {
    const page = await viewer.page(asked('downstream of dataset mart'))
    await page.getByRole('button', { name: 'datasets like *mart*', exact: true }).press('Enter')
    await status(page, '7 members')
    expect(searchOf(page).get('q')).toBe('datasets like *mart*')

    await page.goto(
      new URL(asked('upstream of column revenu of dataset shop.marts.daily_revenue'), viewer.url).href,
    )
    await page.getByRole('button', { name: 'revenue', exact: true }).click()
    await status(page, 'complete')
    expect(searchOf(page).get('q')).toBe('upstream of column revenue of dataset shop.marts.daily_revenue')

    await page.goto(new URL(asked('datasets where status = COMPLETED'), viewer.url).href)
    await status(page, '0 members')
    await page.getByRole('button', { name: 'succeeded', exact: true }).click()
    await expect.poll(() => searchOf(page).get('q')).toBe('datasets where status = succeeded')
    await page.context().close()
  })

  it('states which limit cut an answer, and raises it', async () => {
    const page = await viewer.page(asked(RAW, '&limit=nodes:3'))
    await page.getByText('Cut at 3 nodes').waitFor()
    await status(page, 'incomplete')
    await page.getByRole('button', { name: 'Run again with up to 30 nodes' }).click()
    await status(page, '5 members, 5 edges, complete')
    await page.context().close()
  })

  it('shows the plan of an explain query, then runs the query', async () => {
    const page = await viewer.page(asked(`explain ${RAW}`, '&view=graph'))
    await page.getByRole('heading', { name: 'Plan' }).waitFor()
    await page.getByText('Plan only; explain shows no answer').waitFor()
    expect(await page.getByRole('tab').allTextContents()).toEqual(['Plan', 'JSON'])
    await page.getByRole('button', { name: 'History' }).click()
    await page.getByRole('dialog').getByText('explained').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Run query' }).click()
    await status(page, '5 members')
    expect(searchOf(page).get('q')).toBe(RAW)
    await page.goto(`${viewer.url}${asked(`explain --browser ${RAW}`)}`)
    await page.getByText('Flags such as --browser work only on the command line').waitFor()
    await page.context().close()
  })

  it('ignores invalid URL parameters', async () => {
    const nobody = '00000000-0000-4000-8000-000000000000'
    const odd = `&cam=1e300,x&steps=up:1,down:${nobody}&sel=nobody,${nobody}&way=7&sort=nothing&limit=nodes:-1`
    const page = await viewer.page('/datasets')
    const refused = page.waitForResponse((one) => one.request().postData()?.includes(nobody) === true)
    await page.goto(viewer.url + asked(RAW, odd))
    await status(page, '5 members, 5 edges, complete')
    await page.getByRole('button', { name: /^dataset shop.marts.daily_revenue in/u }).waitFor()
    await refused
    await twoFrames(page)
    expect(await page.getByRole('alert').count()).toBe(0)
    // A count cannot be drawn, so the table is shown.
    await page.goto(`${viewer.url}${asked('datasets count by namespace', `&view=graph&axis=time${odd}`)}`)
    await page.getByRole('table', { name: 'The answer' }).waitFor()
    await status(page, '4 rows, complete')
    expect(await page.getByRole('alert').count()).toBe(0)
    await page.context().close()
  })

  it('works without browser storage', async () => {
    const page = await viewer.page()
    await page.addInitScript(() => {
      for (const name of ['localStorage', 'sessionStorage'])
        Object.defineProperty(window, name, {
          get: () => {
            throw new DOMException('denied', 'SecurityError')
          },
        })
    })
    await page.goto(`${viewer.url}${asked('datasets count')}`)
    await status(page, '1 row')
    await page.getByRole('button', { name: 'Colours: auto. Change to light' }).click()
    await page.getByRole('button', { name: 'Colours: light. Change to dark' }).waitFor()
    await page.getByRole('button', { name: 'History' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'datasets count' }).waitFor()
    await page.context().close()
  })

  it('stores parameter values in the URL', async () => {
    const page = await viewer.page(
      asked('downstream of dataset $name depth $depth', '&p.name=shop.raw.raw_orders'),
    )
    const wrong = page.getByRole('alert', { name: 'Errors' })
    await wrong.getByText('the parameter `$depth` has no value').waitFor()
    await wrong.getByText('Enter it in the field below the query, and run it again.').waitFor()
    await page.getByLabel('$depth').fill('1')
    await page.keyboard.press('Enter')
    await status(page, '1 member, 1 edge')
    expect(searchOf(page).get('p.depth')).toBe('1')
    await page.context().close()
  })

  it('saves, calls and deletes a query with a parameter', async () => {
    const page = await viewer.page(
      asked('downstream of dataset $name depth 1', '&p.name=shop.raw.raw_orders'),
    )
    await status(page, '1 member')
    await page.getByRole('button', { name: 'Save…' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Name', { exact: true }).fill('near')
    await dialog.getByLabel('Description').fill('What is near to a dataset')
    await dialog.getByRole('button', { name: 'Save', exact: true }).click()
    await dialog.waitFor({ state: 'detached' })
    await viewer.send('PUT', '/api/v1/queries/far', { text: 'downstream of @near(name = orders)' })

    await page.goto(viewer.url)
    const onStart = page.getByRole('region', { name: 'Saved queries' }).getByRole('button')
    await expect
      .poll(() => onStart.allTextContents())
      .toEqual(['downstream of @near(name = orders)@far', 'What is near to a dataset@near(name)'])
    await page.getByRole('button', { name: 'Saved', exact: true }).click()
    await dialog.getByRole('button', { name: '@near(name)' }).click()
    await dialog.getByRole('textbox', { name: 'name', exact: true }).fill('shop.staging.stg_orders')
    await page.getByRole('dialog').getByRole('button', { name: 'Run' }).click()
    await status(page, '2 members')
    expect(searchOf(page).get('q')).toBe('@near(name = shop.staging.stg_orders)')

    await page.getByRole('button', { name: 'Saved', exact: true }).click()
    await page.getByRole('button', { name: 'Delete @near' }).click()
    await page.getByRole('button', { name: 'Delete', exact: true }).click()
    await page.getByText('@near is called by @far').waitFor()
    await page.getByRole('button', { name: 'Delete anyway' }).click()
    await page.getByRole('button', { name: '@near(name)' }).waitFor({ state: 'detached' })
    await page.context().close()
  })

  it('stores, searches and clears the history', async () => {
    const page = await viewer.page(asked(RAW))
    await status(page, '5 members')
    await page.goto(`${viewer.url}${asked('datasets count')}`)
    await status(page, '1 row')
    await page.locator('body').click({ position: { x: 5, y: 500 } })
    await page.keyboard.press('h')
    await page.getByLabel('Search the history').fill('raw DOWN')
    await page.getByRole('dialog').getByRole('button', { name: RAW }).click()
    await status(page, '5 members')
    await page.getByRole('button', { name: 'History' }).click()
    await page.getByRole('button', { name: 'Clear' }).click()
    await page.getByText('No queries yet').waitFor()
    await page.context().close()
  })

  it('shows markup in names as text', async () => {
    const name = '<img src=x onerror=alert(1)>'
    await viewer.send('POST', '/api/v1/lineage', {
      eventType: 'COMPLETE',
      eventTime: '2026-11-01T10:05:00Z',
      producer: 'https://example.com/by-hand',
      schemaURL: 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent',
      run: { runId: '0193e0a0-0000-7000-8000-000000000001' },
      job: { namespace: 'nightly', name },
      inputs: [{ namespace: 's3://lake', name: `${name} in` }],
      outputs: [{ namespace: 's3://lake', name }],
    })
    const page = await viewer.page(asked(`upstream of dataset "${name}"`))
    await page.getByRole('button', { name: `dataset ${name} in in` }).click()
    await page.getByRole('heading', { name: `${name} in` }).waitFor()
    await page.getByRole('button', { name: 'Downstream', exact: true }).click()
    await status(page, '1 member, 1 edge')
    expect(await page.locator('img[src=x]').count()).toBe(0)
    await page.context().close()
  })

  it.each([
    ['light', 1440],
    ['dark', 390],
  ] as const)('is accessible, %s at %i pixels', async (colorScheme, width) => {
    const page = await viewer.page('/', { colorScheme, viewport: { width, height: 800 } })
    await page.locator('.start-question').first().waitFor()
    expect(await seriousViolations(page)).toEqual([])
    expect(await sidewaysScroll(page)).toBe(0)
    await page.locator('.start-question').first().click()
    // On a narrow screen the whole graph is too small to read. Searching moves the camera to a match.
    await page.getByLabel('Find in the graph').fill('stg_orders')
    await page.getByLabel('Find in the graph').press('Enter')
    await page.getByRole('button', { name: /^dataset shop.staging.stg_orders in/u }).click()
    await page.getByRole('complementary', { name: 'Selected' }).waitFor()
    for (const view of ['Graph', 'Table', 'Tree', 'JSON', 'Plan']) {
      await page.getByRole('tab', { name: view }).press('Enter')
      await page.locator('.answer-body > :not(.loading)').waitFor()
      expect(await seriousViolations(page)).toEqual([])
      expect(await sidewaysScroll(page)).toBe(0)
    }
    await page.context().close()
  })

  it('repeats a query once the server is back', async () => {
    const page = await viewer.page(asked(RAW))
    await status(page, '5 members')
    await viewer.stop()
    await page.getByRole('button', { name: 'Run', exact: true }).click()
    await page.getByText('This page may be out of date').waitFor()
    await viewer.start()
    await page.getByText('This page may be out of date').waitFor({ state: 'detached' })
    await status(page, '5 members, 5 edges, complete')
    await page.context().close()
  })

  it('has no errors and contacts no other host', () => {
    expect(viewer.faults).toEqual([])
  })
})

describe.skipIf(viewerSkipped())('an empty store', () => {
  let viewer: OpenViewer
  beforeAll(async () => {
    viewer = await openViewer()
  })
  afterAll(() => viewer.close())

  it('shows how to send the first event, and updates when it arrives', async () => {
    const page = await viewer.page()
    const curl = await page.getByRole('region', { name: 'Shell' }).locator('pre').textContent()
    expect(curl).toContain(`curl ${viewer.url}/api/v1/lineage`)
    expect(await seriousViolations(page)).toEqual([])
    const { stdout } = await promisify(execFile)('sh', ['-c', curl!])
    expect(JSON.parse(stdout)).toEqual({ status: 'success' })
    await page.getByText('The first event has arrived.').waitFor()
    await page.getByRole('button', { name: /What is (raw\/orders|shop.public.orders) made of/u }).waitFor()
    await page.getByRole('button', { name: 'How many datasets' }).click()
    await status(page, '2 rows')
    expect(viewer.faults).toEqual([])
  })

  it('suggests names with lineage, whose answers are not empty', async () => {
    const dataset = (name: string, facets: object = {}) => ({ namespace: 'lake', name, facets })
    const field = { namespace: 'lake', name: 'sales', field: 'amount' }
    const columnLineage = { fields: { total: { inputFields: [field] } } }
    await viewer.send('POST', '/api/v1/lineage', {
      ...completeEvent({ job: 'sum', at: new Date().toISOString() }),
      inputs: [dataset('sales', { schema: { fields: [{ name: 'amount' }] } })],
      outputs: [dataset('totals', { schema: { fields: [{ name: 'total' }] }, columnLineage })],
    })
    // Newer datasets without lineage must not be suggested.
    for (const name of ['loner', 'hermit']) {
      const at = new Date(Date.now() + 60_000).toISOString()
      await viewer.send('POST', '/api/v1/lineage', completeEvent({ inputs: [name], at }))
    }
    const page = await viewer.page()
    const offered = page.locator('.start-question')
    await offered.first().waitFor()
    const queries = await offered.locator('code').allTextContents()
    expect(queries.slice(0, 3)).toEqual([
      'upstream of dataset totals in lake',
      'downstream of dataset sales in lake',
      'downstream of column amount of dataset sales in lake',
    ])
    expect(queries).toHaveLength(5)
    await expect
      .poll(() => page.locator('.cm-placeholder').textContent())
      .toBe('downstream of dataset sales in lake depth 3')
    for (const query of queries) {
      const answer = (await viewer.send('POST', '/api/v1/query', { query })) as {
        readonly rows?: readonly unknown[]
        readonly stats?: { readonly members: number }
      }
      expect(answer.rows?.length ?? answer.stats?.members, query).toBeGreaterThan(0)
    }
    expect(viewer.faults).toEqual([])
  })
})
