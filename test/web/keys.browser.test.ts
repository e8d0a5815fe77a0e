import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { busyShop, NAMESPACE } from './busy-shop.ts'
import { seriousViolations } from './check-access.ts'
import { event } from './large-store.ts'
import { openViewer, viewerSkipped, type OpenViewer } from './open-viewer.ts'

const ADMIN = 'a-key-of-32-characters-or-so-0123'
const MANY = 260
/** Resolves once no request has started or ended for 500 ms, according to the browser's resource timing. */
const UNDER_WAY_NO_MORE = `new Promise((done) => {
  let seen = -1
  const look = () => {
    const now = performance.getEntriesByType('resource').length
    if (now === seen) done()
    else { seen = now; setTimeout(look, 500) }
  }
  look()
})`
const asked = (query: string): string => `/?q=${encodeURIComponent(query)}`

describe.skipIf(viewerSkipped())('a key that is revoked during use', () => {
  let viewer: OpenViewer

  const send = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const response = await fetch(new URL(path, viewer.url), {
      method,
      headers: { Authorization: `Bearer ${ADMIN}`, 'Content-Type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    expect(response.ok).toBe(true)
    return response.json()
  }
  beforeAll(async () => {
    viewer = await openViewer({ flags: ['--api-key', ADMIN] })
    const parts = Array.from({ length: MANY }, (_, n) => ({ namespace: NAMESPACE, name: `part_${n}` }))
    await send('POST', '/api/v1/lineage/batch', [
      ...busyShop(),
      event('part', [{ namespace: NAMESPACE, name: 'shop.wide' }], parts, 1),
    ])
  })
  afterAll(() => viewer.close())

  const dialog = (page: Page) => page.getByRole('dialog', { name: 'Sign in' })
  async function signIn(page: Page, key: string): Promise<void> {
    await dialog(page).getByLabel('Key or token').fill(key)
    await dialog(page).getByRole('button', { name: 'Sign in' }).click()
    await dialog(page).waitFor({ state: 'detached' })
  }
  /** A page signed in with its own key, and a function that revokes the key. */
  async function opened(
    path: string,
  ): Promise<{ readonly page: Page; readonly revoke: () => Promise<unknown> }> {
    const { id, key } = (await send('POST', '/api/v1/keys', {
      name: 'passing',
      scopes: ['read', 'edit'],
    })) as {
      id: string
      key: string
    }
    const page = await viewer.page(path)
    await signIn(page, key)
    await page.getByText('passing').waitFor()
    return {
      page,
      async revoke() {
        // Otherwise a running request would be refused and ask for the key too early.
        await page.evaluate(UNDER_WAY_NO_MORE)
        await send('DELETE', `/api/v1/keys/${id}`)
      },
    }
  }
  const status = (page: Page, text: string) => page.locator('.answer-status', { hasText: text }).waitFor()

  it('asks for another key and repeats the query', async () => {
    const { page, revoke } = await opened(asked('downstream of shop.orders depth 1'))
    await status(page, '5 members')
    await revoke()
    await page.getByRole('textbox', { name: 'Query' }).click()
    await page.keyboard.press('Control+a')
    await page.keyboard.press('Delete')
    await page.keyboard.type('datasets like shop.*')
    await page.keyboard.press('Control+Enter')
    await signIn(page, ADMIN)
    await status(page, '2 members')
    await page.getByText('api-key').waitFor()
    await page.context().close()
  })

  it('is not sent or shown if it is malformed', async () => {
    const page = await viewer.page(asked('datasets like shop.*'))
    await dialog(page).getByLabel('Key or token').fill('secret7 é')
    await dialog(page).getByRole('button', { name: 'Sign in' }).click()
    await dialog(page).getByRole('alert').getByText('Copy it again').waitFor()
    expect(await page.locator('body').textContent()).not.toContain('secret7')
    await signIn(page, ADMIN)
    await status(page, '2 members')
    await page.context().close()
  })

  it('can be replaced later', async () => {
    const { page, revoke } = await opened(asked('datasets like shop.*'))
    await status(page, '2 members')
    await revoke()
    await page.reload()
    await dialog(page).getByRole('button', { name: 'Close' }).click()
    await page.getByRole('alert').getByRole('button', { name: 'Sign in' }).waitFor()
    expect(await seriousViolations(page)).toEqual([])
    await page.getByRole('banner').getByRole('button', { name: 'Sign in' }).click()
    await dialog(page).getByText('The last key was refused').waitFor()
    await dialog(page).getByRole('button', { name: 'Close' }).click()
    await page.getByRole('alert').getByRole('button', { name: 'Sign in' }).click()
    await signIn(page, ADMIN)
    await status(page, '2 members')
    await page.context().close()
  })

  it('repeats an expansion after sign-in', async () => {
    const { page, revoke } = await opened(asked('downstream of raw.orders depth 1'))
    await page.getByRole('button', { name: /^dataset shop.orders in/u }).click()
    await page.getByRole('complementary', { name: 'Selected' }).waitFor()
    await revoke()
    await page.getByRole('button', { name: 'Expand downstream' }).click()
    await signIn(page, ADMIN)
    await page.getByRole('tab', { name: 'Table' }).click()
    await page.getByRole('row').filter({ hasText: 'opened' }).first().waitFor()
    await page.context().close()
  })

  it('continues a list at its scroll position', async () => {
    const { page, revoke } = await opened('/datasets')
    await page.getByText('100 datasets loaded').waitFor()
    await revoke()
    await page
      .getByRole('link', { name: /^part_/u })
      .first()
      .waitFor()
    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight))
    await dialog(page).waitFor()
    const top = await page.evaluate(() => window.scrollY)
    expect(top).toBeGreaterThan(1000)
    await signIn(page, ADMIN)
    await page.getByText(/200 datasets loaded|^[1-9]\d+ datasets$/u).waitFor()
    expect(await page.evaluate(() => window.scrollY)).toBeGreaterThanOrEqual(top)
    await page.context().close()
  })

  it('keeps the input of the save dialog', async () => {
    const { page, revoke } = await opened(asked('datasets like $name'))
    await page.getByRole('button', { name: 'Save…' }).click()
    const saving = page.getByRole('dialog', { name: 'Save query' })
    await saving.getByLabel('Name', { exact: true }).fill('like-it')
    await saving.getByLabel('Description').fill('Written over two keys')
    await revoke()
    await saving.getByRole('button', { name: 'Save', exact: true }).click()
    await signIn(page, ADMIN)
    await saving.getByText('You are signed in.').waitFor()
    await saving.getByRole('button', { name: 'Save', exact: true }).click()
    await saving.waitFor({ state: 'detached' })
    expect(await send('GET', '/api/v1/queries/like-it')).toMatchObject({
      description: 'Written over two keys',
      params: [{ name: 'name' }],
    })
    await page.context().close()
  })

  it('has no errors', () => {
    expect(viewer.faults).toEqual([])
  })
})
