import { both } from '../../diagnostics/wording.ts'
import type { FoundKind } from '../graph/found.ts'

const ORDER: readonly FoundKind[] = ['dataset', 'column', 'job', 'run', 'operation']

/** `datasets`, `datasets and jobs` … */
export function kindWords(kinds: ReadonlySet<FoundKind>): string {
  const words = ORDER.filter((kind) => kinds.has(kind)).map((kind) => `${kind}s`)
  return words.length === 0 ? 'nothing' : both(words)
}
