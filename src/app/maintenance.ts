import { newId } from '../domain/ids.ts'
import type { LineageStore } from '../store/lineage-store.ts'
import type { Rebuilt, Verification } from '../store/verification.ts'

export type { Rebuilt, Verification }

export type MaintenanceKind = 'verify' | 'rebuild'

/** Work on the whole store that outlasts a request. */
export interface MaintenanceTask {
  readonly id: string
  readonly kind: MaintenanceKind
  readonly state: 'running' | 'done' | 'failed'
  readonly startedAt: number
  readonly endedAt?: number
  readonly result?: Verification | Rebuilt
  /** Why it failed. */
  readonly reason?: string
}

export interface Maintenance {
  /** Begins a task, or returns the one of its kind that runs; undefined while one of the other kind does. */
  start(kind: MaintenanceKind): MaintenanceTask | undefined
  /** One of the last tasks. */
  get(id: string): MaintenanceTask | undefined
}

/** Ended tasks that are remembered. */
const REMEMBERED = 20

/** Verifies and rebuilds a store, one at a time, while it goes on working. */
export function createMaintenance(
  store: Pick<LineageStore, 'verify' | 'rebuild'>,
  now: () => number,
  onEnd: (task: MaintenanceTask) => void = () => undefined,
): Maintenance {
  const tasks = new Map<string, MaintenanceTask>()
  let running: MaintenanceTask | undefined

  async function run(task: MaintenanceTask): Promise<void> {
    const end = (how: Pick<MaintenanceTask, 'state' | 'result' | 'reason'>): void => {
      const ended = { ...task, ...how, endedAt: now() }
      tasks.set(task.id, ended)
      running = undefined
      onEnd(ended)
    }
    try {
      end({ state: 'done', result: await store[task.kind]() })
    } catch (error) {
      end({ state: 'failed', reason: error instanceof Error ? error.message : String(error) })
    }
  }

  return {
    start(kind) {
      if (running !== undefined) return running.kind === kind ? running : undefined
      running = { id: newId(), kind, state: 'running', startedAt: now() }
      tasks.set(running.id, running)
      const [oldest] = tasks.keys()
      if (tasks.size > REMEMBERED && oldest !== undefined) tasks.delete(oldest)
      const task = running
      void run(task)
      return task
    },
    get: (id) => tasks.get(id),
  }
}
