import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seriousViolations, sidewaysScroll } from './check-access.ts'
import { openViewer, viewerSkipped, type OpenViewer } from './open-viewer.ts'

describe.skipIf(viewerSkipped())('the documentation', () => {
  let viewer: OpenViewer
  beforeAll(async () => {
    viewer = await openViewer()
  })
  afterAll(() => viewer.close())

  it('finds a page by search, without a fault or a request to another host', async () => {
    const page = await viewer.page('/docs/')
    await page.getByRole('button', { name: 'Search' }).click()
    await page.getByRole('searchbox').fill('going back')
    await page
      .getByRole('option', { name: /Going back/u })
      .first()
      .click()
    await page.getByRole('heading', { level: 1, name: 'Upgrading' }).waitFor()
    expect(new URL(page.url()).pathname + new URL(page.url()).hash).toBe('/docs/upgrading#going-back')
    expect(viewer.faults).toEqual([])
    await page.context().close()
  })

  it('finds how to run Neo4j without Docker', async () => {
    const page = await viewer.page('/docs/')
    await page.getByRole('button', { name: 'Search' }).click()
    await page.getByRole('searchbox').fill('without docker')
    await expect
      .poll(() =>
        page.getByRole('option').evaluateAll((found) =>
          found
            .slice(0, 2)
            .map((one) => one.querySelector('a')!.getAttribute('href'))
            .sort(),
        ),
      )
      .toEqual(['/docs/deployment#neo4j-without-docker', '/docs/neo4j#neo4j-without-docker'])
    await page.context().close()
  })

  it('leads from the viewer to a page, the API reference, and back', async () => {
    const page = await viewer.page('/')
    await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Docs' }).click()
    await page.getByRole('heading', { level: 1, name: 'Tributary documentation' }).waitFor()
    await page.getByRole('link', { name: 'API reference', exact: true }).click()
    await expect.poll(() => new URL(page.url()).pathname).toBe('/docs/api/reference')
    await page.goBack()
    await page.getByRole('link', { name: 'The language', exact: true }).first().click()
    await page.getByRole('heading', { level: 1, name: 'The lineage language' }).waitFor()
    await page.getByRole('link', { name: 'Grammar: railroad diagram' }).click()
    await expect.poll(() => new URL(page.url()).pathname).toBe('/docs/files/railroad.html')
    await page.goBack()
    await page.getByRole('link', { name: 'Open the viewer' }).click()
    await expect.poll(() => new URL(page.url()).pathname).toBe('/')
    expect(viewer.faults).toEqual([])
    await page.context().close()
  })

  it.each(['light', 'dark'] as const)('is accessible, and fits a phone: %s', async (colorScheme) => {
    for (const path of ['/docs/', '/docs/language', '/docs/architecture']) {
      const page = await viewer.page(path, { colorScheme, viewport: { width: 390, height: 844 } })
      expect(await sidewaysScroll(page), path).toBe(0)
      expect(await seriousViolations(page), path).toEqual([])
      await page.context().close()
    }
    expect(viewer.faults).toEqual([])
  })
})
