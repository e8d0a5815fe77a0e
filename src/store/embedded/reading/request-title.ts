import type { ReadRequest } from '../../../query/read-requests.ts'

/** A title for the statements of a request. It matches that of the compiled Cypher for the same purpose. */
export function requestTitle(request: ReadRequest): string {
  switch (request.kind) {
    case 'select':
      return `matching ${request.of}s`
    case 'expand':
      return `one level ${request.direction} by ${request.level}`
    case 'touch':
      return 'jobs' in request.by
        ? `what jobs ${request.type === 'reads' ? 'read' : 'write'}`
        : `which jobs ${request.type === 'reads' ? 'read' : 'write'} datasets`
    case 'gaps':
      return 'datasets with incomplete lineage'
    case 'refs':
      return 'names'
    case 'describe':
      return `fields of ${request.of}s`
    case 'runs':
      return 'the newest runs'
    case 'parts':
      return `operations of ${request.of}s`
    case 'executions':
      return 'what operations read, wrote and stated'
    case 'links':
      return `operations that ${request.direction === 'upstream' ? 'wrote' : 'read'} datasets`
    default:
      return request.kind
  }
}
