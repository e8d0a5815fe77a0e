import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { habits } from '../../src/openlineage/habits.ts'
import { openNeo4jStore } from '../../src/store/neo4j/open-neo4j-store.ts'
import { ingestExamples } from '../golden/describe-golden.ts'
import { startJavaNeo4j } from '../neo4j/java-neo4j.ts'
import { javaIsMissing } from '../neo4j/neo4j-jars.ts'
import type { RunningNeo4j } from '../neo4j/running-neo4j.ts'
import { chromiumPath, openChromium } from './open-chromium.ts'

const executable = chromiumPath()
const missing = executable === undefined ? 'Chromium is not installed' : await javaIsMissing()
if (missing !== undefined) {
  if (process.env.CI === 'true')
    throw new Error(`the browser tests need Chromium, Java and Maven: ${missing}`)
  console.warn(`\n!!! The browser tests are SKIPPED: ${missing}\n`)
}

describe.skipIf(missing !== undefined)('Neo4j Browser', () => {
  let home: string
  let neo4j: RunningNeo4j
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'tributary-browser-'))
    neo4j = await startJavaNeo4j({ home })
    const store = await openNeo4jStore({ ...neo4j, habits })
    await ingestExamples(store)
    await store.close()
    browser = await openChromium(executable!)
    page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
    await page.goto(`${neo4j.httpUrl ?? ''}/browser/?dbms=${encodeURIComponent(neo4j.uri)}`)
    await page.getByTestId('authenticationMethod').selectOption('NO_AUTH')
    await page.getByTestId('connect').click()
    await page.getByText('You are connected').first().waitFor()
  })

  afterAll(async () => {
    await browser.close()
    await neo4j.stop()
    await rm(home, { recursive: true, force: true })
  })

  it('shows the graph as it is kept: datasets and what they are derived from', async () => {
    await page.locator('.monaco-editor').first().click()
    await page.keyboard.type(
      "MATCH p = (d:Dataset {name: 'shop.marts.fct_orders'})-[:DERIVED_FROM]->(:Dataset) RETURN p",
    )
    await page.keyboard.press('Control+Enter')
    await page.locator('svg .relationship').first().waitFor()
    expect(await page.locator('svg .node').count()).toBeGreaterThan(2)
    expect(await page.getByText('DERIVED_FROM').count()).toBeGreaterThan(0)
  })
})
