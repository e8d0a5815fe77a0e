import type { StoreNotice } from '../store-notice.ts'
import type { Opening } from './calls.ts'

/** What an operator should know of how a database was opened. */
export function openingNotices(
  folder: string,
  { from, to, repaired, rebuiltFrom }: Opening,
): readonly StoreNotice[] {
  const notices: StoreNotice[] = []
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
