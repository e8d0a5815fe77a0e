import { layoutGraph } from './layout-graph.ts'
import { buffersOf, type LayoutReply, type LayoutRequest } from './layout-protocol.ts'
import { warmUpGrowth } from './warm-up-growth.ts'

let cancelWarmUp = (): void => undefined

/** The layout runs in this worker so that the page stays responsive. */
self.addEventListener('message', ({ data }: MessageEvent<LayoutRequest>) => {
  cancelWarmUp()
  const reply = answer(data)
  if (reply.kind === 'solution') cancelWarmUp = warmUpGrowth(data.problem, reply.solution)
  self.postMessage(reply, { transfer: buffersOf(reply) })
})

function answer({ id, problem }: LayoutRequest): LayoutReply {
  try {
    const start = performance.now()
    const solution = layoutGraph(problem)
    return { id, kind: 'solution', solution, elapsedMs: performance.now() - start }
  } catch (error) {
    return { id, kind: 'failed', message: error instanceof Error ? error.message : String(error) }
  }
}
