import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { DatabaseSync } from 'node:sqlite'
import { expect, it, vi } from 'vitest'

import { observationsOf, runEvent } from '../../../test/conformance/events.ts'
import type { RepairStep } from '../../domain/merge/repair.ts'
import { openEmbeddedStore } from './open-embedded-store.ts'
import { rebuildFromDump } from './verify-dump.ts'

vi.unmock('../threads/start-worker.ts')

const producerRulesModule = new URL('../../openlineage/producer-rules.ts', import.meta.url)
const JOBS = 60
const WEEKS = 5

/** Longer than a step should take. */
const SLOW_MS = 300

it('shrinks the steps of a rebuild at once when they become slow', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tributary-steps-'))
  const open = () => openEmbeddedStore({ folder, producerRulesModule })
  let store = await open()
  // One run per week: each roll-up takes as many steps.
  const events = Array.from({ length: JOBS * WEEKS }, (_, i) =>
    runEvent({
      job: `job${i % JOBS}`,
      run: i + 1,
      at: Math.floor(i / JOBS) * 7 * 24 * 60,
      inputs: ['a'],
      outputs: [`of${i % JOBS}`],
    }),
  )
  await store.ingest(observationsOf(events))
  await store.close()
  const db = new DatabaseSync(join(folder, 'lineage.sqlite'))
  db.exec('DELETE FROM rollup; DELETE FROM operation')
  db.close()

  store = await open()
  const sizes: { readonly kind: RepairStep['kind']; readonly size: number }[] = []
  const repair = async (step: RepairStep): Promise<void> => {
    const { kind } = step
    sizes.push({ kind, size: kind === 'rollups' ? step.ranges.length : 0 })
    if (kind === 'rollups' && sizes.filter((one) => one.kind === kind).length < 10) await sleep(SLOW_MS)
  }
  await rebuildFromDump(
    { dump: () => store.dump(), producerRulesModule: producerRulesModule.href, isSnapshot: true },
    repair,
  )
  await store.close()
  await rm(folder, { recursive: true, force: true })

  expect(sizes.filter(({ kind }) => kind === 'operations').length).toBeGreaterThan(3)
  const ofRollups = sizes.flatMap(({ kind, size }) => (kind === 'rollups' ? [size] : []))
  expect(ofRollups[0]).toBeLessThanOrEqual(4)
  // The steps shrink down to one row.
  expect(ofRollups.slice(5, 10)).toEqual([1, 1, 1, 1, 1])
  expect(Math.max(...ofRollups.slice(10))).toBeGreaterThan(16)
})
