import type { NodeJson } from '../../render/answer-json.ts'

/** What a card shows besides the name. */
export interface CardFacts {
  readonly type?: string
  readonly owners: readonly string[]
  readonly tags: readonly string[]
  readonly freshness?: Freshness
  readonly status?: Status
}

export interface Freshness {
  /** Short, such as `3 h` or `2 d`. */
  readonly text: string
  readonly at: string
}

export interface Status {
  readonly text: string
  readonly tone: 'good' | 'warn' | 'bad' | 'plain'
}

/** The values of a field as strings. */
export function valuesOf(node: { readonly [field: string]: unknown }, field: string): readonly string[] {
  const value = node[field]
  if (value === undefined || value === null || value === '') return []
  return (Array.isArray(value) ? (value as unknown[]) : [value]).map(String)
}

/** The first of these fields that is a time. */
function timeOf(node: NodeJson, fields: readonly string[]): string | undefined {
  for (const field of fields) {
    const value = node[field]
    if (typeof value === 'string' && !Number.isNaN(Date.parse(value))) return value
  }
  return undefined
}

/** `now` is in milliseconds since 1970. */
export function cardFacts(node: NodeJson, now: number): CardFacts {
  const at = timeOf(node, ['lastWritten', 'lastRun', 'endedAt', 'startedAt', 'lastRead'])
  const [status] = valuesOf(node, 'status')
  return {
    ...(node.type === undefined ? {} : { type: node.type }),
    owners: valuesOf(node, 'owner'),
    tags: valuesOf(node, 'tag'),
    ...(at === undefined ? {} : { freshness: { at, text: age(now - Date.parse(at)) } }),
    ...(status === undefined ? {} : { status: { text: status.toLowerCase(), tone: toneOf(status) } }),
  }
}

const MINUTE = 60_000
const UNITS = [
  [365 * 24 * 60, 'y'],
  [24 * 60, 'd'],
  [60, 'h'],
  [1, 'min'],
] as const

/** Milliseconds in the greatest unit that fits. */
export function age(ms: number): string {
  const minutes = Math.floor(ms / MINUTE)
  for (const [size, unit] of UNITS) if (minutes >= size) return `${Math.floor(minutes / size)} ${unit}`
  return 'now'
}

function toneOf(status: string): Status['tone'] {
  switch (status.toUpperCase()) {
    case 'COMPLETE':
    case 'SUCCEEDED':
      return 'good'
    case 'RUNNING':
    case 'START':
      return 'warn'
    case 'FAIL':
    case 'FAILED':
    case 'ABORT':
    case 'ABORTED':
    case 'KILLED':
      return 'bad'
    default:
      return 'plain'
  }
}
