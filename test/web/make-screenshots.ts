/** `npm run docs:screenshots` writes screenshots of the viewer with the demo data to docs/images. */
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { DEMO, openViewer } from './open-viewer.ts'

const FOLDER = join(import.meta.dirname, '..', '..', 'docs', 'images')
const SIZE = { width: 1280, height: 720 }

const viewer = await openViewer({ recordings: DEMO })

/** Waits until the answer is there and animations have ended. The network is never idle: a page waits for changes of the store. */
async function still(page: Page): Promise<void> {
  await page.locator('.answer-status').waitFor()
  await page.waitForTimeout(1500)
}

async function save(page: Page, name: string): Promise<void> {
  await still(page)
  await page.screenshot({ path: join(FOLDER, `${name}.png`) })
  console.log(`docs/images/${name}.png`)
}

const ask = (query: string): string => `/?q=${encodeURIComponent(query)}`

const graph = await viewer.page(ask('downstream of dataset shop.raw.raw_orders'), { viewport: SIZE })
await save(graph, 'viewer-graph')

const columns = await viewer.page(ask('lineage of dataset shop.staging.stg_orders depth 1'), {
  viewport: SIZE,
  colorScheme: 'dark',
})
await still(columns)
await columns.getByRole('button', { name: 'Columns', exact: true }).click()
await still(columns)
await columns.getByRole('button', { name: 'Fit' }).click()
await save(columns, 'viewer-columns')

await viewer.close()
if (viewer.faults.length > 0) throw new Error(viewer.faults.join('\n'))
