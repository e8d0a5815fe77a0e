/** Runs inside the page: these functions are sent as text, so they use only their argument and the page's `graph`. */

interface Page {
  graph: {
    canvas: {
      camera: { x: number; y: number; scale: number }
      setCamera(camera: { x: number; y: number; scale: number }): void
      fit(): void
      centerOn(id: string): boolean
      on(kind: 'drawn', listener: () => void): () => void
    }
    display: {
      show(shown: { graph: unknown; view: unknown }, recreate?: boolean): Promise<unknown>
      placed: { scene: { nodes: { id: string }[] }; x: Float32Array; y: Float32Array } | undefined
    }
    empty: object
    initialView(graph: unknown): object
  }
}

interface Browser {
  readonly document: { querySelector(selector: string): { dispatchEvent(event: object): void } }
  readonly WheelEvent: new (kind: string, init: object) => object
  requestAnimationFrame(listener: (time: number) => void): void
}

/** Milliseconds from the text of an answer until it is completely drawn. */
export async function showAnswer({ text, collapsed }: { text: string; collapsed: boolean }): Promise<number> {
  const { graph } = globalThis as unknown as Page
  const start = performance.now()
  const answer: unknown = JSON.parse(text)
  await graph.display.show({ graph: answer, view: collapsed ? graph.initialView(answer) : graph.empty }, true)
  graph.canvas.fit()
  await new Promise<void>((resolve) => {
    const end = graph.canvas.on('drawn', () => {
      end()
      resolve()
    })
  })
  return performance.now() - start
}

/** The times between frames while the camera moves, at `scale` times the scale at which the graph fits. */
export async function moveFrames(options: {
  way: 'pan' | 'zoom'
  scale: number
  frames: number
}): Promise<number[]> {
  const { canvas } = (globalThis as unknown as Page).graph
  const frame = (): Promise<number> =>
    new Promise((resolve) => (globalThis as unknown as Browser).requestAnimationFrame(resolve))
  canvas.fit()
  const { x, y, scale } = canvas.camera
  const near = scale * options.scale
  const [cx, cy] = [x + 700 / scale, y + 450 / scale]
  canvas.setCamera({ x: cx - 700 / near, y: cy - 450 / near, scale: near })
  for (let i = 0; i < 10; i++) await frame()
  const times: number[] = []
  let last = await frame()
  for (let i = 1; i <= options.frames; i++) {
    const now = canvas.camera
    if (options.way === 'pan')
      canvas.setCamera({ ...now, x: now.x + 9 / now.scale, y: now.y + 5 / now.scale })
    else {
      const next = now.scale * (i <= options.frames / 2 ? 1.04 : 1 / 1.04)
      canvas.setCamera({ x: cx - 700 / next, y: cy - 450 / next, scale: next })
    }
    const time = await frame()
    times.push(time - last)
    last = time
  }
  return times
}

/** The times between frames while a wheel turns back and forth, a notch every `every` milliseconds, at `scale` times the scale at which the graph fits. */
export async function turnWheel(options: {
  scale: number
  notches: number
  every: number
}): Promise<number[]> {
  const { canvas } = (globalThis as unknown as Page).graph
  const browser = globalThis as unknown as Browser
  const wait = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      setTimeout(resolve, ms)
    })
  canvas.fit()
  const { x, y, scale } = canvas.camera
  const near = scale * options.scale
  canvas.setCamera({
    x: x + 700 / scale - 700 / near,
    y: y + 450 / scale - 450 / near,
    scale: near,
  })
  await wait(400)
  const times: number[] = []
  let last: number | undefined
  let turning = true
  const frame = (time: number): void => {
    if (last !== undefined) times.push(time - last)
    last = time
    if (turning) browser.requestAnimationFrame(frame)
  }
  browser.requestAnimationFrame(frame)
  for (let i = 0; i < options.notches; i++) {
    const deltaY = i < options.notches / 2 ? -100 : 100
    browser.document
      .querySelector('.lg-host')
      .dispatchEvent(
        new browser.WheelEvent('wheel', { deltaY, clientX: 700, clientY: 450, cancelable: true }),
      )
    await wait(options.every)
  }
  turning = false
  return times
}

/**
 * Milliseconds until the new nodes of an expansion are drawn, for each of several nodes in turn. The camera is close to the
 * expanded node, as when a person expands it.
 */
export async function expandNodes(options: { text: string; more: number; times: number }): Promise<number[]> {
  const { graph } = globalThis as unknown as Page
  const { canvas, display } = graph
  const wait = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      setTimeout(resolve, ms)
    })
  let answer = JSON.parse(options.text) as { nodes: object[]; edges: object[] }
  await display.show({ graph: answer, view: graph.empty })
  const times: number[] = []
  for (let turn = 1; turn <= options.times; turn++) {
    const from = `n${7 * turn}`
    canvas.centerOn(from)
    await wait(600)
    const nodes = Array.from({ length: options.more }, (_, i) => ({
      id: `more${turn}.${i}`,
      kind: 'dataset',
      namespace: 'more',
      name: `beyond.${i}`,
    }))
    const edges = nodes.map(({ id }) => ({ from, to: id, jobs: [], basis: ['stated'] }))
    answer = { ...answer, nodes: [...answer.nodes, ...nodes], edges: [...answer.edges, ...edges] }
    const start = performance.now()
    await display.show({ graph: answer, view: graph.empty })
    await new Promise<void>((resolve) => {
      const end = canvas.on('drawn', () => {
        end()
        resolve()
      })
    })
    times.push(performance.now() - start)
  }
  return times
}
