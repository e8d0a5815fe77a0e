import type { Page } from 'playwright-core'
import { fillLarge, WHOLE } from '../test/web/large-store.ts'
import { DEMO, openViewer } from '../test/web/open-viewer.ts'
import { median } from './percentiles.ts'
import type { Figure } from './web-figure.ts'

/** The whole viewer, from a server on this machine: time until it is usable, bytes it loads, and time until a large answer is drawn. */
export async function measureApp(rounds: number): Promise<readonly Figure[]> {
  return [...(await measureStart(rounds)), ...(await measureAnswer(rounds))]
}

async function measureStart(rounds: number): Promise<readonly Figure[]> {
  const viewer = await openViewer({ recordings: DEMO })
  const ready: number[] = []
  const sizes: number[] = []
  for (let round = 0; round < rounds; round++) {
    const page = await viewer.page()
    await page.locator('.start-question').first().waitFor()
    await page.locator('.cm-editor').waitFor()
    ready.push(await numberIn(page, 'performance.now()'))
    sizes.push(await numberIn(page, SCRIPT_BYTES))
    await page.context().close()
  }
  await viewer.close()
  return [
    { what: 'the viewer: questions and editor there', value: median(ready), unit: 'ms', wanted: 1000 },
    { what: 'the viewer: scripts of the first page', value: median(sizes) / 1024, unit: 'KB', wanted: 350 },
  ]
}

/** Compressed, as transferred. */
const SCRIPT_BYTES = `performance.getEntriesByType('resource')
  .filter(({ name }) => name.endsWith('.js'))
  .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0)`

async function measureAnswer(rounds: number): Promise<readonly Figure[]> {
  const viewer = await openViewer()
  await fillLarge(viewer, { datasets: 10_000, perLayer: 200 })
  const drawn: number[] = []
  for (let round = 0; round < rounds; round++) {
    const page = await viewer.page('/datasets')
    await page.context().addInitScript(WATCH)
    await page.goto(new URL(`/?q=${encodeURIComponent(WHOLE)}`, viewer.url).href)
    await page.locator('.graph-status', { hasText: 'nodes are drawn as' }).waitFor()
    drawn.push(
      await numberIn(
        page,
        'drawnAt - performance.getEntriesByName(location.origin + "/api/v1/query")[0].responseEnd',
      ),
    )
    await page.context().close()
  }
  await viewer.close()
  return [
    {
      what: 'the viewer: 10,000 nodes on the screen, after their answer came',
      value: median(drawn),
      unit: 'ms',
      wanted: 1500,
    },
  ]
}

/** Records when the cover of the first drawing disappears. */
const WATCH = `
  let covered = false
  new MutationObserver(() => {
    const cover = document.querySelector('.graph-cover')
    if (cover !== null) covered = true
    else if (covered) globalThis.drawnAt ??= performance.now()
  }).observe(document, { subtree: true, childList: true })`

const numberIn = (page: Page, script: string): Promise<number> => page.evaluate<number>(script)
