import { buffersOf, type LayoutReply, type LayoutRequest } from './layout-protocol.ts'
import type { LayoutProblem, LayoutSolution } from './layout-problem.ts'

export interface LayoutClient {
  /**
   * Runs the layout in the worker. The arrays of the problem are transferred and empty afterwards. Rejects if the worker fails, or
   * if the client is closed before the answer.
   */
  layout(problem: LayoutProblem): Promise<LayoutSolution>
  close(): void
}

interface Waiting {
  readonly resolve: (solution: LayoutSolution) => void
  readonly reject: (error: Error) => void
}

/** Starts a worker. Vite bundles it because of this exact form of `new Worker`. */
export const startLayoutWorker = (): Worker =>
  new Worker(new URL('./layout.worker.ts', import.meta.url), { type: 'module', name: 'layout' })

export function createLayoutClient(worker: Worker = startLayoutWorker()): LayoutClient {
  const waiting = new Map<number, Waiting>()
  let last = 0
  const failAll = (message: string): void => {
    for (const { reject } of waiting.values()) reject(new Error(message))
    waiting.clear()
  }
  worker.addEventListener('message', ({ data }: MessageEvent<LayoutReply>) => {
    const one = waiting.get(data.id)
    waiting.delete(data.id)
    if (data.kind === 'solution') one?.resolve(data.solution)
    else one?.reject(new Error(`The graph could not be laid out: ${data.message}`))
  })
  worker.addEventListener('error', (event) => {
    failAll(`The layout worker failed: ${event.message}`)
  })
  return {
    layout: (problem) =>
      new Promise((resolve, reject) => {
        const request: LayoutRequest = { id: ++last, problem }
        waiting.set(request.id, { resolve, reject })
        worker.postMessage(request, buffersOf(request))
      }),
    close() {
      worker.terminate()
      failAll('The layout was cancelled')
    },
  }
}
