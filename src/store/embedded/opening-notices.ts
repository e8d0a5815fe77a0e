import { join } from 'node:path'
import type { StoreNotice } from '../store-notice.ts'
import type { Opening } from './calls.ts'
import type { FoundFolder } from './found-folder.ts'

/** What an operator should know of how a database was opened. */
export function openingNotices(
  folder: string,
  { from, to, repaired, rebuiltFrom }: Opening,
  { bytes, others, wasLeftOpen }: FoundFolder,
): readonly StoreNotice[] {
  const notices: StoreNotice[] = []
  if (from === 0) notices.push(newStore(join(folder, 'lineage.sqlite'), bytes, others))
  else if (wasLeftOpen)
    notices.push({
      level: 'info',
      message: 'the store was not closed last time: its file is being checked in the background',
      fields: { folder },
    })
  if (repaired.length > 0)
    notices.push({
      level: 'warn',
      message: 'the store was written by an earlier edition of its format, and was repaired',
      fields: { folder, format: from, repaired },
    })
  if (from > 0 && from !== to)
    notices.push({
      level: 'info',
      message: `the store was brought from format ${from} to format ${to}`,
      fields: { folder },
    })
  if (rebuiltFrom !== undefined)
    notices.push({
      level: 'info',
      message: 'derived rows were rebuilt, since the rules for producers have changed',
      fields: { folder, rulesBefore: rebuiltFrom },
    })
  return notices
}

function newStore(file: string, bytes: number | undefined, others: readonly string[]): StoreNotice {
  if (bytes !== undefined)
    return {
      level: 'warn',
      message: `a NEW, empty store was made: the database file was there, but empty. If it held a graph, restore a backup`,
      fields: { file, bytes },
    }
  if (others.length > 0)
    return {
      level: 'warn',
      message:
        'a NEW, empty store was made: the folder has no database, but other files. If it held a graph, restore a backup',
      fields: { file, others },
    }
  return { level: 'info', message: 'a NEW, empty store was made', fields: { file } }
}
