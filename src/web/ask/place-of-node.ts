import type { NodeJson } from '../../render/answer-json.ts'

/** Where the viewer shows a node by itself; an operation has no page of its own. */
export function placeOfNode({ kind, id, name, dataset }: NodeJson): string | undefined {
  switch (kind) {
    case 'dataset':
      return `/datasets/${id}`
    case 'job':
      return `/jobs/${id}`
    case 'run':
      return `/runs/${id}`
    case 'column':
      return dataset === undefined
        ? undefined
        : `/datasets/${dataset.id}?${new URLSearchParams({ column: name }).toString()}`
    case 'operation':
      return undefined
  }
}
