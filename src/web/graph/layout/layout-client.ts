import { buffersOf, type LayoutReply, type LayoutRequest } from './layout-protocol.ts'
import type { LayoutProblem, LayoutSolution } from './layout-problem.ts'

export interface LayoutClient {
  /**
   * Lays out in the worker. The problem's arrays are handed over and empty afterwards. Rejects when the worker fails, or when the
   * client is closed before it answers.
   */
  layOut(problem: LayoutProblem): Promise<LayoutSolution>
  close(): void
}

interface Waiting {
  readonly resolve: (solution: LayoutSolution) => void
  readonly reject: (error: Error) => void
}

/** A worker of its own. Vite bundles it by this very form of `new Worker`. */
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
    failAll(`The layout worker could not be run: ${event.message}`)
  })
  return {
    layOut: (problem) =>
      new Promise((resolve, reject) => {
        const request: LayoutRequest = { id: ++last, problem }
        waiting.set(request.id, { resolve, reject })
        worker.postMessage(request, buffersOf(request))
      }),
    close() {
      worker.terminate()
      failAll('The layout was given up')
    },
  }
}
