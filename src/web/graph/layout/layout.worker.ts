import { layOut } from './lay-out.ts'
import { buffersOf, type LayoutReply, type LayoutRequest } from './layout-protocol.ts'
import { rehearseGrowth } from './rehearse-growth.ts'

let giveUp = (): void => undefined

/** The thread that lays out, so that the page never waits. */
self.addEventListener('message', ({ data }: MessageEvent<LayoutRequest>) => {
  giveUp()
  const reply = answer(data)
  if (reply.kind === 'solution') giveUp = rehearseGrowth(data.problem, reply.solution)
  self.postMessage(reply, { transfer: buffersOf(reply) })
})

function answer({ id, problem }: LayoutRequest): LayoutReply {
  try {
    const start = performance.now()
    const solution = layOut(problem)
    return { id, kind: 'solution', solution, elapsedMs: performance.now() - start }
  } catch (error) {
    return { id, kind: 'failed', message: error instanceof Error ? error.message : String(error) }
  }
}
