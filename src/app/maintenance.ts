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

/** Work on the whole store that outlasts a request. */
export interface MaintenanceTask {
  readonly id: string
  readonly kind: MaintenanceKind
  readonly state: 'running' | 'done' | 'failed'
  readonly startedAt: number
  readonly endedAt?: number
  /** How far it is; absent before that is known, and once it has ended. */
  readonly progress?: Progress
  readonly result?: MaintenanceResult
  /** Why it failed. */
  readonly reason?: string
}

export interface Maintenance {
  /** Begins a task, or returns the one of its kind that runs; undefined while one of another kind does. */
  start(kind: 'verify' | 'rebuild'): MaintenanceTask | undefined
  /** The same for a backup: a file of that name, or of one that tells the time, in the folder for backups. */
  startBackup(name?: string): MaintenanceTask | undefined
  /** The same for old runs that are to go. */
  startPrune(wish: PruneOptions): MaintenanceTask | undefined
  /** The same for secrets that are to be taken out of what is stored. */
  startRedact(dryRun: boolean): MaintenanceTask | undefined
  /** Why no backups are made here; undefined where they are. */
  readonly noBackups?: string
  /** One of the last tasks. */
  get(id: string): MaintenanceTask | undefined
}

type Work = (onProgress: OnProgress) => Promise<MaintenanceResult>

/** Ended tasks that are remembered. */
const REMEMBERED = 20

export interface MaintenanceOptions {
  readonly store: Pick<
    LineageStore,
    'kind' | 'verify' | 'rebuild' | 'backup' | 'prune' | 'read' | 'redact' | 'deadLetters'
  >
  readonly now: () => number
  readonly onEnd?: (task: MaintenanceTask) => void
  /** Told of each batch of old runs that went. */
  readonly onPruned?: (gone: PruneCounts) => void
  /** Where backups of an embedded store go; absent: none are made. */
  readonly backupFolder?: string | undefined
  /** Backups named by their time that are kept, the newest ones; absent: all. */
  readonly keepBackups?: number | undefined
}

/** Verifies, rebuilds, prunes, redacts and copies a store, one at a time, while it goes on working. */
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
    if (tasks.size > REMEMBERED && oldest !== undefined) tasks.delete(oldest)
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
    startPrune: (wish) =>
      begin('prune', (onProgress) =>
        pruneAll(store, wish, { onProgress, now, ...(onPruned === undefined ? {} : { onBatch: onPruned }) }),
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
