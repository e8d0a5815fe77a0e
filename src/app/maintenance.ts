import { newId } from '../domain/ids.ts'
import type { LineageStore } from '../store/lineage-store.ts'
import type { Backup } from '../store/backup.ts'
import type { OnProgress, Progress } from '../store/progress.ts'
import type { Rebuilt, Verification } from '../store/verification.ts'
import { backupName } from './backup-name.ts'
import { redactAll, type Redacted } from './redact-all.ts'
import { pruneAll, type PruneCounts, type PruneResult, type PruneOptions } from './prune-all.ts'

export type { Backup, OnProgress, Progress, Rebuilt, Redacted, Verification }

export type MaintenanceKind = 'verify' | 'rebuild' | 'backup' | 'prune' | 'redact'

export type MaintenanceResult = Verification | Rebuilt | Backup | PruneResult | Redacted

/** A task on the whole store that outlasts a request. */
export interface MaintenanceTask {
  readonly id: string
  readonly kind: MaintenanceKind
  readonly state: 'running' | 'done' | 'failed'
  readonly startedAt: number
  readonly endedAt?: number
  /** Absent before the first progress, and after the end. */
  readonly progress?: Progress
  readonly result?: MaintenanceResult
  /** Why it failed. */
  readonly reason?: string
}

export interface Maintenance {
  /** Starts a task, or returns the running one of its kind. Undefined while a task of another kind runs. */
  start(kind: 'verify' | 'rebuild'): MaintenanceTask | undefined
  /** The same for a backup, into a file in the backup folder, by default named by the time. */
  startBackup(name?: string): MaintenanceTask | undefined
  /** The same for dropping old runs. */
  startPrune(options: PruneOptions): MaintenanceTask | undefined
  /** The same for removing secrets from what is stored. */
  startRedact(dryRun: boolean): MaintenanceTask | undefined
  /** Why there are no backups on this server; undefined if there are. */
  readonly noBackups?: string
  /** One of the last tasks. */
  get(id: string): MaintenanceTask | undefined
}

type Work = (onProgress: OnProgress) => Promise<MaintenanceResult>

/** The number of tasks that can be looked up. */
const MAX_TASKS = 20

export interface MaintenanceOptions {
  readonly store: Pick<
    LineageStore,
    'kind' | 'verify' | 'rebuild' | 'backup' | 'prune' | 'read' | 'redact' | 'deadLetters'
  >
  readonly now: () => number
  readonly onEnd?: (task: MaintenanceTask) => void
  /** Called after each dropped batch of old runs. */
  readonly onPruned?: (gone: PruneCounts) => void
  /** The folder for backups of an embedded store; absent if there are none. */
  readonly backupFolder?: string | undefined
  /** How many backups with a name by time to keep, the newest ones; by default all. */
  readonly keepBackups?: number | undefined
}

/** Verifies, rebuilds, prunes, redacts and copies a store, one task at a time, during normal operation. */
export function createMaintenance({
  store,
  now,
  onEnd = () => undefined,
  onPruned,
  backupFolder,
  keepBackups,
}: MaintenanceOptions): Maintenance {
  const tasks = new Map<string, MaintenanceTask>()
  let running: MaintenanceTask | undefined

  async function run(task: MaintenanceTask, work: Work): Promise<void> {
    const end = (how: Pick<MaintenanceTask, 'state' | 'result' | 'reason'>): void => {
      const ended = { ...task, ...how, endedAt: now() }
      tasks.set(task.id, ended)
      running = undefined
      onEnd(ended)
    }
    try {
      const result = await work((progress) => {
        if (running?.id !== task.id) return
        running = { ...task, progress }
        tasks.set(task.id, running)
      })
      end({ state: 'done', result })
    } catch (error) {
      end({ state: 'failed', reason: error instanceof Error ? error.message : String(error) })
    }
  }

  function begin(kind: MaintenanceKind, work: Work): MaintenanceTask | undefined {
    if (running !== undefined) return running.kind === kind ? running : undefined
    running = { id: newId(), kind, state: 'running', startedAt: now() }
    tasks.set(running.id, running)
    const [oldest] = tasks.keys()
    if (tasks.size > MAX_TASKS && oldest !== undefined) tasks.delete(oldest)
    const task = running
    void run(task, work)
    return task
  }

  const noBackups = whyNoBackups(store.kind, backupFolder)
  return {
    start: (kind) => begin(kind, (onProgress) => store[kind](onProgress)),
    startBackup: (name = backupName(now())) =>
      begin('backup', (onProgress) =>
        store.backup(
          `${backupFolder ?? '.'}/${name}`,
          onProgress,
          keepBackups === undefined ? {} : { keepNewest: keepBackups },
        ),
      ),
    startPrune: (options) =>
      begin('prune', (onProgress) =>
        pruneAll(store, options, {
          onProgress,
          now,
          ...(onPruned === undefined ? {} : { onBatch: onPruned }),
        }),
      ),
    startRedact: (dryRun) => begin('redact', (onProgress) => redactAll(store, { dryRun, onProgress })),
    ...(noBackups === undefined ? {} : { noBackups }),
    get: (id) => tasks.get(id),
  }
}

function whyNoBackups(kind: LineageStore['kind'], folder: string | undefined): string | undefined {
  if (kind === 'neo4j')
    return 'Neo4j makes its own backups with neo4j-admin; `tributary export` writes the graph of one instant while it runs'
  return folder === undefined ? 'this server has no folder for backups' : undefined
}
