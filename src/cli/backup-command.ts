import { join } from 'node:path'
import { backupName } from '../app/backup-name.ts'
import type { Backup } from '../app/maintenance.ts'
import { runTask } from './maintenance-command.ts'
import type { ApiOptions } from './api-client.ts'
import { CommandFailed } from './command-failed.ts'
import { progressText, withProgress, type ProgressLine } from './progress-line.ts'
import type { OpenForMaintenance, StoreOptions } from './server-port.ts'
import type { Terminal } from './terminal.ts'

export interface BackupRequest {
  /**
   * A path where the store itself is copied; a name in the server's folder for backups where a server does it. Absent: named by
   * the time, in `backups` in the store's folder or in the server's folder for backups.
   */
  readonly file: string | undefined
  readonly store?: StoreOptions
  readonly api: ApiOptions
  readonly json: boolean
}

/** `backup`: copies an embedded store, by its server or where none has it open. @throws CommandFailed */
export async function backupCommand(
  { file, store, api, json }: BackupRequest,
  open: OpenForMaintenance,
  terminal: Terminal,
): Promise<void> {
  const made = await withProgress(terminal, 'backup', (line) =>
    store === undefined ? throughServer(api, file, line) : ofStore(store, file, open, line),
  )
  terminal.out.write(json ? `${JSON.stringify(made)}\n` : `${made.file}: ${made.bytes} bytes\n`)
}

async function ofStore(
  options: StoreOptions,
  file: string | undefined,
  open: OpenForMaintenance,
  line: ProgressLine,
): Promise<Backup> {
  const store = await open(options, { mustBeThere: true })
  try {
    const to = file ?? join(options.data, 'backups', backupName(Date.now()))
    return await store.backup(to, (progress) => line.tell(progressText(progress)))
  } catch (error) {
    throw new CommandFailed(`No backup was made: ${(error as Error).message}.`)
  } finally {
    await store.close()
  }
}

const throughServer = (api: ApiOptions, file: string | undefined, line: ProgressLine): Promise<Backup> =>
  runTask(
    api,
    'backup',
    line,
    file === undefined ? '' : `?file=${encodeURIComponent(file)}`,
  ) as Promise<Backup>
