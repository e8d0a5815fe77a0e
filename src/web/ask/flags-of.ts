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
    ...(start === true ? [flag('start', 'The question sets out from here', 'accent')] : []),
    ...(opened === true ? [flag('opened', 'Shown by one more step; not part of the answer', 'plain')] : []),
    ...(change === 'added' ? [flag('added', 'Not there in the first look', 'good')] : []),
    ...(change === 'removed' ? [flag('removed', 'There in the first look alone', 'bad')] : []),
    ...(cycle === undefined ? [] : [flag(`cycle ${cycle}`, 'Feeds itself by way of others', 'warn')]),
    ...(opaque === true ? [flag('opaque', 'Which columns lie beyond is not known', 'warn')] : []),
    ...(more === true ? [flag('more', 'One more step would show more', 'warn')] : []),
  ]
}

const flag = (word: string, means: string, tone: NodeFlag['tone']): NodeFlag => ({ word, means, tone })
