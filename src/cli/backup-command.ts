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
   * With `store`, a path; with a server, a name in its folder for backups. Absent: a name from the time, in the folder `backups` of
   * the store or the server's folder for backups.
   */
  readonly file: string | undefined
  readonly store?: StoreOptions
  readonly api: ApiOptions
  readonly json: boolean
}

/** `backup`: copies an embedded store, through its server or directly if no server uses it. @throws CommandFailed */
export async function backupCommand(
  { file, store, api, json }: BackupRequest,
  open: OpenForMaintenance,
  terminal: Terminal,
): Promise<void> {
  const backup = await withProgress(terminal, 'backup', (line) =>
    store === undefined ? throughServer(api, file, line) : ofStore(store, file, open, line),
  )
  terminal.out.write(json ? `${JSON.stringify(backup)}\n` : `${backup.file}: ${backup.bytes} bytes\n`)
}

async function ofStore(
  options: StoreOptions,
  file: string | undefined,
  open: OpenForMaintenance,
  line: ProgressLine,
): Promise<Backup> {
  const store = await open(options, { mustExist: true })
  try {
    const to = file ?? join(options.data, 'backups', backupName(Date.now()))
    return await store.backup(to, (progress) => line.show(progressText(progress)))
  } catch (error) {
    throw new CommandFailed(
      `No backup was made: ${(error as Error).message}.`,
      'tributary help operating backup',
    )
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
