import { columnId } from '../../../domain/ids.ts'
import type { Graph } from '../graph.ts'
import type { Refs } from './refs.ts'

/** The columns with a name in these datasets, by number. */
export function columnsNamed(
  name: string,
  datasets: readonly number[],
  { registry }: Graph,
  refs: Refs,
): readonly number[] {
  return datasets.flatMap((n) => {
    const dataset = refs.dataset(n)
    const column = dataset && registry.find(columnId(dataset.namespace, dataset.name, name))
    return column ?? []
  })
}
