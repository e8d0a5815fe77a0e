import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { observationsOf, runEvent } from '../../test/conformance/events.ts'
import { openEmbeddedStore } from '../store/embedded/open-embedded-store.ts'
import type { LineageStore } from '../store/lineage-store.ts'
import { createMaintenance, type MaintenanceTask, type Progress } from './maintenance.ts'

let folder: string
let store: LineageStore
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tributary-tasks-'))
  store = await openEmbeddedStore({
    folder: join(folder, 'data'),
    producerRulesModule: new URL('../openlineage/producer-rules.ts', import.meta.url),
  })
  await store.ingest(
    observationsOf(
      [1, 2, 3].map((run) => runEvent({ job: 'load', run, at: run, inputs: ['a'], outputs: ['b'] })),
    ),
  )
})
afterAll(async () => {
  await store.close()
  await rm(folder, { recursive: true, force: true })
})

it('tells of a task how far it is while it runs, and no longer', async () => {
  const told: (Progress | undefined)[] = []
  const ended = await new Promise<MaintenanceTask>((resolve) => {
    const maintenance = createMaintenance({
      store: {
        ...store,
        kind: 'embedded',
        verify: (onProgress) =>
          store.verify((progress) => {
            onProgress?.(progress)
            told.push(maintenance.get(task.id)?.progress)
            expect(maintenance.start('verify')?.progress).toEqual(progress)
          }),
      },
      now: () => 0,
      onEnd: resolve,
    })
    const task = maintenance.start('verify')!
    expect(task).not.toHaveProperty('progress')
  })
  const { rows } = ended.result as { readonly rows: number }
  expect(told[0]).toEqual({ doing: 'reading', done: rows, total: rows, unit: 'rows' })
  expect(told.at(-1)).toEqual({ doing: 'comparing', done: rows, total: rows, unit: 'rows' })
  expect(ended).not.toHaveProperty('progress')
})

it('tells of a backup how many pages of how many are copied', async () => {
  const told: Progress[] = []
  await store.backup(join(folder, 'copy.sqlite'), (progress) => told.push(progress))
  const { total } = told.at(-1)!
  expect(total).toBeGreaterThan(10)
  expect(told.at(-1)).toEqual({ doing: 'copying', done: total, total, unit: 'pages' })
})
