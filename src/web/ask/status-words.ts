import type { GraphJson, TableJson } from '../../render/answer-json.ts'
import { counted } from '../ui/quantity.ts'

/** Counts and duration of an answer: `5 members, 5 edges`, `3 ms`. */
export function statusWords(answer: GraphJson | TableJson): {
  readonly counts: string
  readonly took: string
} {
  const { stats } = answer
  const took =
    stats.elapsedMs < 10_000 ? `${Math.ceil(stats.elapsedMs)} ms` : `${(stats.elapsedMs / 1000).toFixed(1)} s`
  if (answer.kind === 'table') return { counts: counted(answer.rows.length, 'row'), took }
  const members = `${counted(stats.members, 'member')}${changesIn(answer)}`
  return { counts: `${members}, ${counted(stats.edges, 'edge')}`, took }
}

function changesIn({ nodes }: GraphJson): string {
  const members = nodes.filter(({ member }) => member === true)
  if (members.every(({ change }) => change === undefined)) return ''
  const count = (change: string): number => members.filter((node) => node.change === change).length
  return ` (${count('added')} added, ${count('removed')} removed)`
}
