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

it('reports the progress of a task only while it runs', async () => {
  const reported: (Progress | undefined)[] = []
  const ended = await new Promise<MaintenanceTask>((resolve) => {
    const maintenance = createMaintenance({
      store: {
        ...store,
        kind: 'embedded',
        verify: (onProgress) =>
          store.verify((progress) => {
            onProgress?.(progress)
            reported.push(maintenance.get(task.id)?.progress)
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
  expect(reported[0]).toEqual({ doing: 'reading', done: rows, total: rows, unit: 'rows' })
  expect(reported.at(-1)).toEqual({ doing: 'comparing', done: rows, total: rows, unit: 'rows' })
  expect(ended).not.toHaveProperty('progress')
})

it('reports the copied pages of a backup', async () => {
  const reported: Progress[] = []
  await store.backup(join(folder, 'copy.sqlite'), (progress) => reported.push(progress))
  const { total } = reported.at(-1)!
  expect(total).toBeGreaterThan(10)
  expect(reported.at(-1)).toEqual({ doing: 'copying', done: total, total, unit: 'pages' })
})
