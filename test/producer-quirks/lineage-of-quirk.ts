import type { EdgeRow, NodeRow } from '../../src/domain/graph-rows.ts'
import type { EdgeType, NodeLabel } from '../../src/domain/graph-schema.ts'
import type { DumpRow } from '../../src/store/lineage-store.ts'
import { edgesOf, nodesOf } from '../ground-truth/lineage-texts.ts'
import { runPartOf, wordOf, type Quirk } from './quirk.ts'

export type QuirkLineage = Required<Omit<Quirk, 'name' | 'events'>>

/** The lineage of one quirk's events in a store, in the texts of `Quirk`, sorted. */
export function lineageOf(rows: readonly DumpRow[], n: number): QuirkLineage {
  const [word, run] = [wordOf(n), runPartOf(n)]
  const nodes = new Map<string, NodeRow>(nodesOf(rows).map((node) => [node.id, node]))
  const prop = (id: string, name: string): string => String(nodes.get(id)?.props[name])
  const named = (text: string): string => text.replace(`/srv/${word}/`, '')
  const dataset = (id: string): string => named(prop(id, 'name'))
  const column = (id: string): string => `${named(prop(id, 'dataset'))}.${prop(id, 'name')}`

  const isOwn = ({ id, label, props }: NodeRow): boolean =>
    label === 'Run'
      ? id.split('-')[1] === run
      : [props.namespace, props.jobNamespace, props.name, props.dataset].some(
          (text) => typeof text === 'string' && text.includes(word),
        )
  const own = (label: NodeLabel): readonly NodeRow[] =>
    [...nodes.values()].filter((node) => node.label === label && isOwn(node))
  const ids = new Set<string>([...nodes.values()].filter(isOwn).map(({ id }) => id))
  const ofType = (...types: readonly EdgeType[]): readonly EdgeRow[] =>
    edgesOf(rows).filter(({ type, from }) => types.includes(type) && ids.has(from))
  const derived = (label: NodeLabel, name: (id: string) => string): readonly string[] =>
    ofType('DERIVED_FROM')
      .filter(({ fromLabel }) => fromLabel === label)
      .map(({ from, to }) => `${name(to)} → ${name(from)}`)
  const starters = new Map(ofType('STARTED_BY').map(({ from, to }) => [from as string, prop(to, 'name')]))

  return {
    edges: sorted(derived('Dataset', dataset)),
    columns: sorted(derived('Column', column)),
    runs: own('Run')
      .filter(({ props }) => props.status !== undefined)
      .map(({ id, props }) => {
        const by = starters.has(id) ? ` by ${starters.get(id)!}` : ''
        return `${prop(String(props.jobId), 'name')}: ${String(props.status)}${by}`
      })
      .sort(),
    operations: own('Operation')
      .map(({ props }) => {
        const reason = props.endedReason === undefined ? '' : ` (${String(props.endedReason)})`
        return `${String(props.name)}: ${String(props.status)}${reason}`
      })
      .sort(),
    jobs: sorted(own('Job').map(({ props }) => String(props.name))),
    uses: ofType('READ', 'WROTE')
      .map(({ type, from, to, props }) => {
        const types = Array.isArray(props.types) ? props.types.join(', ') : ''
        return `${prop(from, 'name')}: ${type} ${dataset(to)} (${types})`
      })
      .sort(),
  }
}

/** Without duplicates: the graph has an edge for each job and kind. */
const sorted = (texts: Iterable<string>): readonly string[] => [...new Set(texts)].sort()
