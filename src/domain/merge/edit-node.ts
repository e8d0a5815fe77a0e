import { canonicalJson } from '../../lib/canonical-json.ts'
import type { Json } from '../../lib/json.ts'
import type { Edit } from '../edit.ts'
import type { NodeRow } from '../graph-rows.ts'
import { propsOf } from './props.ts'

/** The node that records an edit. */
export function editNode({ id, at, subject, before, after, ...rest }: Edit): NodeRow {
  const props = propsOf({
    ...rest,
    subjectId: subject,
    before: shown(before),
    after: shown(after),
    firstSeen: at,
  })
  return { label: 'Edit', id, props }
}

const shown = (value: Json): string | undefined => (value === null ? undefined : canonicalJson(value))
