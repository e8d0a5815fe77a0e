import type { NodeJson } from '../../render/answer-json.ts'

export interface NodeFlag {
  readonly word: string
  readonly means: string
  readonly tone: 'accent' | 'warn' | 'good' | 'bad' | 'plain'
}

/** The marks of a node. */
export function flagsOf(node: NodeJson): readonly NodeFlag[] {
  const { start, more, opaque, cycle, change, opened } = node
  return [
    ...(start === true ? [flag('start', 'Start of the query', 'accent')] : []),
    ...(opened === true ? [flag('opened', 'Opened by hand; not part of the answer', 'plain')] : []),
    ...(change === 'added' ? [flag('added', 'Added since the first time', 'good')] : []),
    ...(change === 'removed' ? [flag('removed', 'Removed since the first time', 'bad')] : []),
    ...(cycle === undefined ? [] : [flag(`cycle ${cycle}`, 'On a cycle', 'warn')]),
    ...(opaque === true ? [flag('opaque', 'Column lineage beyond it is unknown', 'warn')] : []),
    ...(more === true ? [flag('more', 'Leads further; expand to see more', 'warn')] : []),
  ]
}

const flag = (word: string, means: string, tone: NodeFlag['tone']): NodeFlag => ({ word, means, tone })
