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

  it('is offered only to keys with the scope edit', async () => {
    const { key } = await createKey('reader', 'read')
    const page = await opened(place, key)
    await page.getByText('No description').waitFor()
    await page.getByRole('banner').getByText('reader').waitFor()
    expect(await page.getByRole('button', { name: /^(Add|Delete)/u }).count()).toBe(0)
    await page.context().close()
  })

  it('edits a dataset and lists the edits in its audit log', async () => {
    const page = await opened(place)
    await page.getByRole('button', { name: 'Add description' }).click()
    await page.getByLabel('Description').fill('All orders,\n<b>each</b> once')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('<b>each</b> once').waitFor()

    await page.getByRole('button', { name: 'Add a tag' }).click()
    await page.getByLabel('Tag', { exact: true }).fill('pii/high %2F')
    await page.getByLabel('Value (optional)').fill('yes')
    await page.keyboard.press('Enter')
    await page.getByRole('link', { name: 'pii/high %2F = yes' }).waitFor()
    await page.getByRole('button', { name: 'Add an owner' }).click()
    await page.getByLabel('Owner', { exact: true }).fill('anna')
    await page.keyboard.press('Enter')
    await page.getByRole('link', { name: 'anna' }).waitFor()
    await page.getByRole('button', { name: 'Add an alias' }).click()
    await page.getByLabel('Namespace').fill(NAMESPACE)
    await page.getByLabel('Name', { exact: true }).fill('nobody knows it')
    await page.keyboard.press('Enter')
    await page.getByText('There is no dataset `nobody knows it`').waitFor()
    await page.getByLabel('Name', { exact: true }).fill(HOSTILE_NAMES.emoji)
    await page.keyboard.press('Enter')
    const alias = page.getByRole('button', { name: 'Remove the alias' })
    await alias.click()
    await alias.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Remove the tag pii/high %2F = yes' }).click()
    await page.getByRole('link', { name: 'pii/high %2F = yes' }).waitFor({ state: 'detached' })

    await page.getByRole('tab', { name: 'Audit' }).click()
    await page.getByText('6 changes', { exact: true }).waitFor()
    expect(await page.getByRole('cell', { name: 'api-key' }).count()).toBe(6)
    await page.context().close()
  })

  it('describes a column', async () => {
    const page = await opened(`${place}?tab=columns`)
    await page.getByRole('button', { name: 'Edit email' }).click()
    const dialog = page.getByRole('dialog', { name: 'email' })
    await dialog.getByRole('button', { name: 'Add description' }).click()
    await dialog.getByLabel('Description').fill('Where to write to')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await dialog.getByRole('button', { name: 'Edit description' }).waitFor()
    expect(await seriousViolations(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Close' }).click()
    await page.getByRole('cell', { name: 'Where to write to' }).waitFor()
    await page.context().close()
  })

  it('works by keyboard and restores the focus', async () => {
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
    // Escape closes only the innermost element.
    await page.keyboard.press('Enter')
    await page.keyboard.press('Escape')
    await expect.poll(focused).toBe('Add a tag')
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    expect(await edit.evaluate((button) => button === document.activeElement)).toBe(true)
    await page.context().close()
  })

  it('keeps an unsaved description over navigation and reload', async () => {
    const page = await opened(place)
    await page.getByRole('button', { name: 'Edit description' }).or(page.getByText('Add description')).click()
    const field = page.getByLabel('Description', { exact: true })
    await field.fill('half a sentence')
    await page.getByRole('link', { name: 'Runs', exact: true }).click()
    await page.getByRole('heading', { name: 'Runs', level: 1 }).waitFor()
    await page.goBack()
    await expect.poll(() => field.inputValue()).toBe('half a sentence')
    await page.reload()
    await expect.poll(() => field.inputValue()).toBe('half a sentence')
    expect(await page.getByText('Somebody changed the description').count()).toBe(0)
    await page.getByRole('button', { name: 'Cancel' }).click()
    await page.reload()
    await page.getByRole('button', { name: 'Add a tag' }).waitFor()
    expect(await field.count()).toBe(0)
    await page.context().close()
  })

  it('does not move the focus if the user has moved on', async () => {
    const page = await opened(place)
    let letGo = (): void => undefined
    const elsewhere = new Promise<void>((resolve) => (letGo = resolve))
    await page.route('**/api/v1/datasets/*', async (route) => {
      if (route.request().method() === 'PATCH') await elsewhere
      await route.continue()
    })
    await page.getByRole('button', { name: 'Edit description' }).or(page.getByText('Add description')).click()
    await page.getByLabel('Description').fill('saved while another thing is typed')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('button', { name: 'Add an owner' }).click()
    await page.keyboard.type('be')
    letGo()
    await page.getByRole('button', { name: 'Edit description' }).waitFor()
    await page.keyboard.type('ate')
    expect(await page.getByLabel('Owner', { exact: true }).inputValue()).toBe('beate')
    await page.context().close()
  })

  /** Delays requests that change a dataset until the returned function is called. */
  async function heldBack(page: Page): Promise<() => void> {
    let letGo = (): void => undefined
    const gone = new Promise<void>((resolve) => (letGo = resolve))
    await page.route('**/api/v1/datasets/**', async (route) => {
      if (route.request().method() !== 'GET') await gone
      await route.continue()
    })
    return letGo
  }

  it('keeps text typed during a save', async () => {
    const page = await opened(place)
    const letGo = await heldBack(page)
    await page.getByRole('button', { name: 'Edit description' }).or(page.getByText('Add description')).click()
    const field = page.getByLabel('Description', { exact: true })
    await field.fill('first half')
    await page.getByRole('button', { name: 'Save' }).click()
    await field.press('End')
    await page.keyboard.type(', second half')
    // Closing the editor does not cancel a running request.
    await page.keyboard.press('Escape')
    letGo()
    await page.getByRole('button', { name: 'Save' }).waitFor()
    expect(await field.inputValue()).toBe('first half, second half')
    expect(await page.getByText('Somebody changed the description').count()).toBe(0)
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('button', { name: 'Edit description' }).waitFor()
    await page.getByText('first half, second half').waitFor()
    await page.context().close()
  })

  it('completes a save after its page was left', async () => {
    const page = await opened(place)
    const letGo = await heldBack(page)
    await page.getByRole('button', { name: 'Edit description' }).or(page.getByText('Add description')).click()
    await page.getByLabel('Description', { exact: true }).fill('saved in passing')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('link', { name: 'Runs', exact: true }).click()
    await page.getByRole('heading', { name: 'Runs', level: 1 }).waitFor()
    const answered = page.waitForResponse((response) => response.request().method() === 'PATCH')
    letGo()
    await answered
    await page.goBack()
    await page.getByText('saved in passing').waitFor()
    await page.getByRole('button', { name: 'Edit description' }).waitFor()
    await page.context().close()
  })

  it('closes the editor if the save completes after a return', async () => {
    const page = await opened(place)
    const letGo = await heldBack(page)
    await page.getByRole('button', { name: 'Edit description' }).or(page.getByText('Add description')).click()
    await page.getByLabel('Description', { exact: true }).fill('saved on the way back')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('link', { name: 'Runs', exact: true }).click()
    await page.getByRole('heading', { name: 'Runs', level: 1 }).waitFor()
    await page.goBack()
    await page.getByLabel('Description', { exact: true }).waitFor()
    letGo()
    await page.getByRole('button', { name: 'Edit description' }).waitFor()
    await page.reload()
    await page.getByRole('button', { name: 'Edit description' }).waitFor()
    await page.getByText('saved on the way back').waitFor()
    await page.context().close()
  })

  it('keeps a tag typed while another is added', async () => {
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

  it('ignores keys of an input method', async () => {
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

  it('makes a long description scrollable by keyboard', async () => {
    const page = await opened(place)
    await page.getByRole('button', { name: 'Edit description' }).or(page.getByText('Add description')).click()
    await page.getByLabel('Description').fill('A line of many.\n'.repeat(60))
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('region', { name: 'Description' }).press('End')
    expect(await seriousViolations(page)).toEqual([])
    await page.context().close()
  })

  it('keeps an edit while the server is unreachable', async () => {
    const page = await opened(place)
    await page.getByRole('button', { name: 'Edit description' }).or(page.getByText('Add description')).click()
    await page.getByLabel('Description').fill('written while it was away')
    await viewer.stop()
    const save = page.getByRole('button', { name: 'Save' })
    await save.press('Enter')
    await page.getByRole('alert').getByText('try again if not').waitFor()
    expect(await save.evaluate((button) => button === document.activeElement)).toBe(true)
    await viewer.start()
    await page.getByText('This page may be out of date').waitFor({ state: 'detached' })
    await save.press('Enter')
    await page.getByText('written while it was away').waitFor()
    await page.getByRole('button', { name: 'Edit description' }).waitFor()
    await page.context().close()
  })

  it('keeps the text after a conflict with another tab', async () => {
    const [one, other] = [await opened(place), await opened(place)]
    for (const page of [one, other]) {
      await page.getByRole('button', { name: 'Edit description' }).click()
      await page.getByLabel('Description').fill(page === one ? 'of the first' : 'of the second')
    }
    await one.getByRole('button', { name: 'Save' }).click()
    await one.getByText('of the first').waitFor()
    await other.getByRole('button', { name: 'Save' }).click()
    await other.getByText('Somebody else changed it').waitFor()
    await other.getByText('of the first').waitFor()
    expect(await other.getByLabel('Description').inputValue()).toBe('of the second')
    expect(await seriousViolations(other)).toEqual([])
    await other.getByRole('button', { name: 'Save' }).click()
    await other.getByRole('button', { name: 'Edit description' }).waitFor()
    await other.getByText('of the second').waitFor()
    for (const page of [one, other]) await page.context().close()
  })

  it('keeps the text when the key is revoked', async () => {
    const { id, key } = await createKey('passing', 'read', 'edit')
    const page = await opened(place, key)
    await page.getByRole('button', { name: 'Edit description' }).click()
    await page.getByLabel('Description').fill('written over two keys')
    expect((await send('DELETE', `/api/v1/keys/${id}`)).ok).toBe(true)
    await page.getByRole('button', { name: 'Save' }).click()
    await signIn(page, ADMIN)
    await page.getByRole('banner').getByText('api-key').waitFor()
    expect(await page.getByLabel('Description').inputValue()).toBe('written over two keys')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('button', { name: 'Edit description' }).waitFor()
    await page.getByText('written over two keys').waitFor()
    await page.context().close()
  })

  it('deletes a dataset after confirmation, and restores it', async () => {
    const page = await opened(place)
    await page.getByRole('button', { name: 'Delete' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
    await page.getByRole('button', { name: 'Delete' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Confirm delete' }).click()
    await page.getByText('This dataset was deleted at').waitFor()
    // The focus moves to the button that undoes the action.
    const focused = (): Promise<string | null> => page.evaluate(() => document.activeElement!.textContent)
    await expect.poll(focused).toBe('Restore')
    await page.keyboard.press('Enter')
    await expect.poll(focused).toBe('Delete')
    expect(await page.getByText('This dataset was deleted at').count()).toBe(0)
    await page.context().close()
  })

  it('lists, replays and drops refused events', async () => {
    for (const name of ['first', 'second', 'third']) {
      const refused = await send('POST', '/api/v1/lineage', { eventType: 'COMPLETE', producer: name })
      expect(refused.status).toBeGreaterThanOrEqual(400)
    }
    const page = await opened('/ingestion')
    await page.getByText('3 refused events', { exact: true }).waitFor()
    await page.getByText('Event body').first().click()
    await page.getByText('"producer":"third"').waitFor()
    await page
      .getByRole('button', { name: /^Replay event/u })
      .first()
      .click()
    await page.getByText('The event was refused again: ').waitFor()
    await page.getByRole('button', { name: 'Replay all' }).click()
    await page.getByText('0 events of 3 are stored; 3 were refused again').waitFor()
    await page
      .getByRole('button', { name: /^Drop event/u })
      .first()
      .click()
    await page.getByText('1 refused event was dropped.').waitFor()
    await page.getByText('2 refused events', { exact: true }).waitFor()
    // The button was removed with its row.
    await expect.poll(() => page.evaluate(() => document.activeElement!.id)).toBe('dead-letters')
    // The plot needs two samples.
    await page.getByRole('heading', { name: 'Waiting events' }).waitFor()
    expect(await seriousViolations(page)).toEqual([])
    expect(await sidewaysScroll(page)).toBe(0)
    await page.getByRole('button', { name: 'Drop all' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Drop all events' }).click()
    await page.getByRole('heading', { name: 'No refused events' }).waitFor()
    await page.context().close()
  })

  it('has no errors and contacts no other host', () => {
    expect(viewer.faults).toEqual([])
  })
})
