import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { busyShop, HOSTILE_NAMES, NAMESPACE } from './busy-shop.ts'
import { seriousViolations, sidewaysScroll } from './check-access.ts'
import { openViewer, twoFrames, viewerSkipped, type OpenViewer } from './open-viewer.ts'

const ADMIN = 'a-key-of-32-characters-or-so-0123'

describe.skipIf(viewerSkipped())('editing, and refused events', () => {
  let viewer: OpenViewer
  let place = ''

  const send = async (method: string, path: string, body?: unknown): Promise<Response> =>
    fetch(new URL(path, viewer.url), {
      method,
      headers: { Authorization: `Bearer ${ADMIN}`, 'Content-Type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  const createKey = async (name: string, ...scopes: string[]): Promise<{ id: string; key: string }> =>
    (await (await send('POST', '/api/v1/keys', { name, scopes })).json()) as { id: string; key: string }

  beforeAll(async () => {
    viewer = await openViewer({ flags: ['--api-key', ADMIN] })
    await send('POST', '/api/v1/lineage/batch', busyShop())
    const found = await send('GET', '/api/v1/datasets?prefix=shop.orders')
    place = `/datasets/${((await found.json()) as { items: readonly { id: string }[] }).items[0]!.id}`
  })
  afterAll(() => viewer.close())

  async function signIn(page: Page, key: string): Promise<void> {
    const dialog = page.getByRole('dialog', { name: 'Sign in' })
    await dialog.getByLabel('Key or token').fill(key)
    await dialog.getByRole('button', { name: 'Sign in' }).click()
    await dialog.waitFor({ state: 'detached' })
  }
  async function opened(path: string, key = ADMIN): Promise<Page> {
    const page = await viewer.page(path)
    await signIn(page, key)
    return page
  }

  it('is offered to keys that may edit alone', async () => {
    const { key } = await createKey('reader', 'read')
    const page = await opened(place, key)
    await page.getByText('Nobody described it.').waitFor()
    await page.getByText('reader').waitFor()
    expect(await page.getByRole('button', { name: /^(Describe|Add|Delete)/u }).count()).toBe(0)
    await page.context().close()
  })

  it('says of a dataset what people say of it, and who did', async () => {
    const page = await opened(place)
    await page.getByRole('button', { name: 'Describe it' }).click()
    await page.getByLabel('Description').fill('All orders,\n<b>each</b> once')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('<b>each</b> once').waitFor()

    await page.getByRole('button', { name: 'Add a tag' }).click()
    await page.getByLabel('Tag', { exact: true }).fill('pii/high %2F')
    await page.getByLabel('Value, if it has one').fill('yes')
    await page.keyboard.press('Enter')
    await page.getByRole('link', { name: 'pii/high %2F = yes' }).waitFor()
    await page.getByRole('button', { name: 'Add an owner' }).click()
    await page.getByLabel('Owner', { exact: true }).fill('anna')
    await page.keyboard.press('Enter')
    await page.getByRole('link', { name: 'anna' }).waitFor()
    await page.getByRole('button', { name: 'Add another name' }).click()
    await page.getByLabel('Namespace').fill(NAMESPACE)
    await page.getByLabel('Name', { exact: true }).fill('nobody knows it')
    await page.keyboard.press('Enter')
    await page.getByText('There is no dataset `nobody knows it`').waitFor()
    await page.getByLabel('Name', { exact: true }).fill(HOSTILE_NAMES.emoji)
    await page.keyboard.press('Enter')
    const alias = page.getByRole('button', { name: 'Remove the other name' })
    await alias.click()
    await alias.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Remove the tag pii/high %2F = yes' }).click()
    await page.getByRole('link', { name: 'pii/high %2F = yes' }).waitFor({ state: 'detached' })

    await page.getByRole('tab', { name: 'Audit' }).click()
    await page.getByText('6 changes. That is all.').waitFor()
    expect(await page.getByRole('cell', { name: 'api-key' }).count()).toBe(6)
    await page.context().close()
  })

  it('describes a column', async () => {
    const page = await opened(`${place}?tab=columns`)
    await page.getByRole('button', { name: 'Edit email' }).click()
    const dialog = page.getByRole('dialog', { name: 'email' })
    await dialog.getByRole('button', { name: 'Describe it' }).click()
    await dialog.getByLabel('Description').fill('Where to write to')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await dialog.getByRole('button', { name: 'Edit the description' }).waitFor()
    expect(await seriousViolations(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Close' }).click()
    await page.getByRole('cell', { name: 'Where to write to' }).waitFor()
    await page.context().close()
  })

  it('is done by keyboard alone, and goes on where it was left', async () => {
    const page = await opened(`${place}?tab=columns`)
    const focused = (): Promise<string | null> => page.evaluate(() => document.activeElement!.textContent)
    const dialog = page.getByRole('dialog', { name: 'email' })
    const edit = page.getByRole('button', { name: 'Edit email' })
    await edit.press('Enter')
    await dialog.getByRole('button', { name: 'Add a tag' }).press('Enter')
    await page.keyboard.type('passing')
    await page.keyboard.press('Enter')
    await dialog.getByRole('button', { name: 'Remove the tag passing' }).press('Enter')
    await dialog.getByText('passing').waitFor({ state: 'detached' })
    await expect.poll(focused).toBe('Add a tag')
    // Escape closes what is innermost, and that alone.
    await page.keyboard.press('Enter')
    await page.keyboard.press('Escape')
    await expect.poll(focused).toBe('Add a tag')
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    expect(await edit.evaluate((button) => button === document.activeElement)).toBe(true)
    await page.context().close()
  })

  it('goes on with what was typed and not saved, after another page and a reload', async () => {
    const page = await opened(place)
    await page.getByRole('button', { name: 'Edit the description' }).or(page.getByText('Describe it')).click()
    const field = page.getByLabel('Description', { exact: true })
    await field.fill('half a sentence')
    await page.getByRole('link', { name: 'Runs', exact: true }).click()
    await page.getByRole('heading', { name: 'Runs', level: 1 }).waitFor()
    await page.goBack()
    await expect.poll(() => field.inputValue()).toBe('half a sentence')
    await page.reload()
    await expect.poll(() => field.inputValue()).toBe('half a sentence')
    expect(await page.getByText('Somebody changed it').count()).toBe(0)
    await page.getByRole('button', { name: 'Cancel' }).click()
    await page.reload()
    await page.getByRole('button', { name: 'Add a tag' }).waitFor()
    expect(await field.count()).toBe(0)
    await page.context().close()
  })

  it('leaves whoever works elsewhere by then where they are', async () => {
    const page = await opened(place)
    let letGo = (): void => undefined
    const elsewhere = new Promise<void>((resolve) => (letGo = resolve))
    await page.route('**/api/v1/datasets/*', async (route) => {
      if (route.request().method() === 'PATCH') await elsewhere
      await route.continue()
    })
    await page.getByRole('button', { name: 'Edit the description' }).or(page.getByText('Describe it')).click()
    await page.getByLabel('Description').fill('saved while another thing is typed')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('button', { name: 'Add an owner' }).click()
    await page.keyboard.type('be')
    letGo()
    await page.getByRole('button', { name: 'Edit the description' }).waitFor()
    await page.keyboard.type('ate')
    expect(await page.getByLabel('Owner', { exact: true }).inputValue()).toBe('beate')
    await page.context().close()
  })

  /** Holds back what changes a dataset until it is let go. */
  async function heldBack(page: Page): Promise<() => void> {
    let letGo = (): void => undefined
    const gone = new Promise<void>((resolve) => (letGo = resolve))
    await page.route('**/api/v1/datasets/**', async (route) => {
      if (route.request().method() !== 'GET') await gone
      await route.continue()
    })
    return letGo
  }

  it('keeps what is typed on while it is saved, and saves that next', async () => {
    const page = await opened(place)
    const letGo = await heldBack(page)
    await page.getByRole('button', { name: 'Edit the description' }).or(page.getByText('Describe it')).click()
    const field = page.getByLabel('Description', { exact: true })
    await field.fill('first half')
    await page.getByRole('button', { name: 'Save' }).click()
    await field.press('End')
    await page.keyboard.type(', second half')
    // What is under way is not called back by closing its editor.
    await page.keyboard.press('Escape')
    letGo()
    await page.getByRole('button', { name: 'Save' }).waitFor()
    expect(await field.inputValue()).toBe('first half, second half')
    expect(await page.getByText('Somebody changed it').count()).toBe(0)
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('button', { name: 'Edit the description' }).waitFor()
    await page.getByText('first half, second half').waitFor()
    await page.context().close()
  })

  it('is done with, too, where its page is left before the answer comes', async () => {
    const page = await opened(place)
    const letGo = await heldBack(page)
    await page.getByRole('button', { name: 'Edit the description' }).or(page.getByText('Describe it')).click()
    await page.getByLabel('Description', { exact: true }).fill('saved in passing')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('link', { name: 'Runs', exact: true }).click()
    await page.getByRole('heading', { name: 'Runs', level: 1 }).waitFor()
    const answered = page.waitForResponse((response) => response.request().method() === 'PATCH')
    letGo()
    await answered
    await page.goBack()
    await page.getByText('saved in passing').waitFor()
    await page.getByRole('button', { name: 'Edit the description' }).waitFor()
    await page.context().close()
  })

  it('is closed by the answer where one comes back to its page before that', async () => {
    const page = await opened(place)
    const letGo = await heldBack(page)
    await page.getByRole('button', { name: 'Edit the description' }).or(page.getByText('Describe it')).click()
    await page.getByLabel('Description', { exact: true }).fill('saved on the way back')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('link', { name: 'Runs', exact: true }).click()
    await page.getByRole('heading', { name: 'Runs', level: 1 }).waitFor()
    await page.goBack()
    await page.getByLabel('Description', { exact: true }).waitFor()
    letGo()
    await page.getByRole('button', { name: 'Edit the description' }).waitFor()
    await page.reload()
    await page.getByRole('button', { name: 'Edit the description' }).waitFor()
    await page.getByText('saved on the way back').waitFor()
    await page.context().close()
  })

  it('keeps the next tag that is typed while one is given', async () => {
    const page = await opened(place)
    const letGo = await heldBack(page)
    await page.getByRole('button', { name: 'Add a tag' }).click()
    const field = page.getByLabel('Tag', { exact: true })
    await field.fill('one')
    await page.keyboard.press('Enter')
    await field.fill('another')
    letGo()
    await page.getByRole('link', { name: 'one', exact: true }).waitFor()
    expect(await field.inputValue()).toBe('another')
    await page.keyboard.press('Enter')
    await page.getByRole('link', { name: 'another' }).waitFor()
    await field.waitFor({ state: 'detached' })
    await page.context().close()
  })

  it('leaves the keys of an input method to it', async () => {
    const page = await opened(place)
    await page.getByRole('button', { name: 'Add an owner' }).click()
    const field = page.getByLabel('Owner', { exact: true })
    await field.fill('山田')
    await field.dispatchEvent('keydown', { key: 'Escape', isComposing: true, bubbles: true })
    await twoFrames(page)
    expect(await field.inputValue()).toBe('山田')
    await field.press('Escape')
    await field.waitFor({ state: 'detached' })
    await page.context().close()
  })

  it('lets a long description be read by keyboard', async () => {
    const page = await opened(place)
    await page.getByRole('button', { name: 'Edit the description' }).or(page.getByText('Describe it')).click()
    await page.getByLabel('Description').fill('A line of many.\n'.repeat(60))
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('region', { name: 'Description' }).press('End')
    expect(await seriousViolations(page)).toEqual([])
    await page.context().close()
  })

  it('says what to do where the server is away, and lets it be done once it is back', async () => {
    const page = await opened(place)
    await page.getByRole('button', { name: 'Edit the description' }).or(page.getByText('Describe it')).click()
    await page.getByLabel('Description').fill('written while it was away')
    await viewer.stop()
    const save = page.getByRole('button', { name: 'Save' })
    await save.press('Enter')
    await page.getByRole('alert').getByText('do it once more').waitFor()
    expect(await save.evaluate((button) => button === document.activeElement)).toBe(true)
    await viewer.start()
    await page.getByText('The server does not answer').waitFor({ state: 'detached' })
    await save.press('Enter')
    await page.getByText('written while it was away').waitFor()
    await page.getByRole('button', { name: 'Edit the description' }).waitFor()
    await page.context().close()
  })

  it('keeps what was typed where another tab was there before', async () => {
    const [one, other] = [await opened(place), await opened(place)]
    for (const page of [one, other]) {
      await page.getByRole('button', { name: 'Edit the description' }).click()
      await page.getByLabel('Description').fill(page === one ? 'of the first' : 'of the second')
    }
    await one.getByRole('button', { name: 'Save' }).click()
    await one.getByText('of the first').waitFor()
    await other.getByRole('button', { name: 'Save' }).click()
    await other.getByText('Somebody else changed it meanwhile').waitFor()
    await other.getByText('of the first').waitFor()
    expect(await other.getByLabel('Description').inputValue()).toBe('of the second')
    expect(await seriousViolations(other)).toEqual([])
    await other.getByRole('button', { name: 'Save' }).click()
    await other.getByRole('button', { name: 'Edit the description' }).waitFor()
    await other.getByText('of the second').waitFor()
    for (const page of [one, other]) await page.context().close()
  })

  it('keeps what was typed where a key is revoked, until one is given that may', async () => {
    const { id, key } = await createKey('passing', 'read', 'edit')
    const page = await opened(place, key)
    await page.getByRole('button', { name: 'Edit the description' }).click()
    await page.getByLabel('Description').fill('written over two keys')
    expect((await send('DELETE', `/api/v1/keys/${id}`)).ok).toBe(true)
    await page.getByRole('button', { name: 'Save' }).click()
    await signIn(page, ADMIN)
    await page.getByRole('banner').getByText('api-key').waitFor()
    expect(await page.getByLabel('Description').inputValue()).toBe('written over two keys')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('button', { name: 'Edit the description' }).waitFor()
    await page.getByText('written over two keys').waitFor()
    await page.context().close()
  })

  it('deletes a dataset once that is confirmed, and restores it', async () => {
    const page = await opened(place)
    await page.getByRole('button', { name: 'Delete' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Keep it' }).click()
    await page.getByRole('button', { name: 'Delete' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Delete it' }).click()
    await page.getByText('This dataset was deleted at').waitFor()
    // Whoever works by keyboard goes on at the button that takes it back.
    const focused = (): Promise<string | null> => page.evaluate(() => document.activeElement!.textContent)
    await expect.poll(focused).toBe('Restore it')
    await page.keyboard.press('Enter')
    await expect.poll(focused).toBe('Delete')
    expect(await page.getByText('This dataset was deleted at').count()).toBe(0)
    await page.context().close()
  })

  it('shows why events were refused, and takes them again or drops them', async () => {
    for (const name of ['first', 'second', 'third']) {
      const refused = await send('POST', '/api/v1/lineage', { eventType: 'COMPLETE', producer: name })
      expect(refused.status).toBeGreaterThanOrEqual(400)
    }
    const page = await opened('/ingestion')
    await page.getByText('3 refused events. That is all.').waitFor()
    await page.getByText('What was sent').first().click()
    await page.getByText('"producer":"third"').waitFor()
    await page
      .getByRole('button', { name: /^Replay what/u })
      .first()
      .click()
    await page.getByText('It was refused again: ').waitFor()
    await page.getByRole('button', { name: 'Replay all' }).click()
    await page.getByText('0 events of 3 are stored now; 3 were refused again').waitFor()
    await page
      .getByRole('button', { name: /^Drop what/u })
      .first()
      .click()
    await page.getByText('1 refused event was dropped.').waitFor()
    await page.getByText('2 refused events. That is all.').waitFor()
    // The button went with its row.
    await expect.poll(() => page.evaluate(() => document.activeElement!.id)).toBe('dead-letters')
    // Two samples, and there is something to plot.
    await page.getByRole('heading', { name: 'Events that wait' }).waitFor()
    expect(await seriousViolations(page)).toEqual([])
    expect(await sidewaysScroll(page)).toBe(0)
    await page.getByRole('button', { name: 'Drop all' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Drop them all' }).click()
    await page.getByRole('heading', { name: 'No event was refused' }).waitFor()
    await page.context().close()
  })

  it('has made no fault, and asked no other host', () => {
    expect(viewer.faults).toEqual([])
  })
})
