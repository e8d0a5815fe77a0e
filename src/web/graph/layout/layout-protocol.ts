import type { LayoutProblem, LayoutSolution } from './layout-problem.ts'

/** A request to the worker. Replies come in the order of the requests. */
export interface LayoutRequest {
  readonly id: number
  readonly problem: LayoutProblem
}

export type LayoutReply =
  | {
      readonly id: number
      readonly kind: 'solution'
      readonly solution: LayoutSolution
      readonly elapsedMs: number
    }
  | { readonly id: number; readonly kind: 'failed'; readonly message: string }

/** The buffers of a message that can be transferred. The sender loses access to them. */
export function buffersOf(message: object): ArrayBuffer[] {
  const buffers = new Set<ArrayBuffer>()
  const visit = (value: unknown): void => {
    if (ArrayBuffer.isView(value)) {
      if (value.buffer instanceof ArrayBuffer) buffers.add(value.buffer)
    } else if (typeof value === 'object' && value !== null) Object.values(value).forEach(visit)
  }
  visit(message)
  return [...buffers]
}
