import type { EdgeRow } from '../graph-rows.ts'
import type { Id } from '../ids.ts'
import type { Props } from '../graph-schema.ts'
import { holdsAgainst, type Stamp } from '../stamp.ts'
import { canonicalJson } from '../../lib/canonical-json.ts'
import { newerStamp, type SymlinkUpdate } from './batch.ts'
import { sameAsId, typedEdge } from './edge-ids.ts'
import { propsOf } from './props.ts'
import { stampOfField } from './stamped-row.ts'

/**
 * The SAME_AS edge with the batch's update. `stamps` has the newest statement of each kind, `kind` the kind of the
 * newest.
 */
export function symlinkEdge(from: Id, to: Id, update: SymlinkUpdate, former: EdgeRow | undefined): EdgeRow {
  const kinds = new Map(former === undefined ? [] : kindsOf(former))
  for (const [kind, stamp] of update.kinds) kinds.set(kind, newerStamp(kinds.get(kind), stamp))
  const newest = [...kinds].sort(([a, s], [b, t]) => t[0] - s[0] || s[1] - t[1] || (a < b ? 1 : -1))[0]!
  const props = propsOf({
    kind: newest[0] === '' ? undefined : newest[0],
    stamps: canonicalJson(Object.fromEntries([...kinds].map(([kind, stamp]) => [kind, [...stamp]]))),
    firstSeen: Math.min((former?.props.firstSeen as number | undefined) ?? Infinity, update.firstSeen),
  })
  return typedEdge('SAME_AS', sameAsId(from, to), from, to, props)
}

/** The kinds in which a pair was stated (an empty string if unknown), each with its newest statement. */
export function kindsOf({ props }: EdgeRow): ReadonlyMap<string, Stamp> {
  if (typeof props.stamps !== 'string') return new Map()
  return new Map(Object.entries(JSON.parse(props.stamps) as { readonly [kind: string]: Stamp }))
}

/** The kind of a pair that a person states. Producers cannot withdraw it; only a veto can. */
export const EDITED_KIND = 'EDIT'

/** The kinds that the dataset with these properties has not withdrawn since. */
export function kindsInForce(edge: EdgeRow, dataset: Props): ReadonlyMap<string, Stamp> {
  const withdrawn = stampOfField('symlinks', dataset)
  const kinds = kindsOf(edge)
  if (withdrawn === undefined) return kinds
  return new Map([...kinds].filter(([kind, stamp]) => kind === EDITED_KIND || holdsAgainst(stamp, withdrawn)))
}
