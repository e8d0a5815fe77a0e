import { join } from 'node:path'
import type { StoreNotice } from '../store-notice.ts'
import type { Opening } from './calls.ts'
import type { FolderContents } from './folder-contents.ts'

/** Notices for operators about opening a database. */
export function openingNotices(
  folder: string,
  { from, to, repaired, rebuiltFrom }: Opening,
  { bytes, others, wasNotClosed }: FolderContents,
): readonly StoreNotice[] {
  const notices: StoreNotice[] = []
  if (from === 0) notices.push(newStore(join(folder, 'lineage.sqlite'), bytes, others))
  else if (wasNotClosed)
    notices.push({
      level: 'info',
      message: 'the store was not closed last time: checking its file in the background',
      fields: { folder },
    })
  if (repaired.length > 0)
    notices.push({
      level: 'warn',
      message: 'repaired the store, which an earlier edition of its format wrote',
      fields: { folder, format: from, repaired },
    })
  if (from > 0 && from !== to)
    notices.push({
      level: 'info',
      message: `migrated the store from format ${from} to format ${to}`,
      fields: { folder },
    })
  if (rebuiltFrom !== undefined)
    notices.push({
      level: 'info',
      message: 'rebuilt derived rows, since the rules for producers have changed',
      fields: { folder, rulesBefore: rebuiltFrom },
    })
  return notices
}

function newStore(file: string, bytes: number | undefined, others: readonly string[]): StoreNotice {
  if (bytes !== undefined)
    return {
      level: 'warn',
      message: `created a NEW, empty store: the database file existed, but was empty. If it held a graph, restore a backup`,
      fields: { file, bytes },
    }
  if (others.length > 0)
    return {
      level: 'warn',
      message:
        'created a NEW, empty store: the folder has no database, but other files. If it held a graph, restore a backup',
      fields: { file, others },
    }
  return { level: 'info', message: 'created a NEW, empty store', fields: { file } }
}
