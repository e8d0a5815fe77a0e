import type { NodeJson } from '../../render/answer-json.ts'

/** The path of a node's page; undefined for operations, which have no page. */
export function urlOfNode({ kind, id, name, dataset }: NodeJson): string | undefined {
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
