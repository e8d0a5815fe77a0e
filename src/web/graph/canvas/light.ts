import type { Adjacency } from '../layout/adjacency.ts'
import type { Scene } from '../scene.ts'
import type { SceneLinks } from './scene-links.ts'

/** The nodes and edges that a hover highlights: 1 for each. */
export interface Light {
  readonly nodes: Uint8Array
  readonly edges: Uint8Array
}

/** The places downstream and upstream of the starts, computed once per scene. */
export interface StartReach {
  readonly down: Uint8Array
  readonly up: Uint8Array
}

/** Marks all places reachable from the seeds, including the seeds. Places are those of SceneLinks. */
function reach(seeds: readonly number[], { starts, to }: Adjacency, places: number): Uint8Array {
  const met = new Uint8Array(places)
  const queue = new Uint32Array(places)
  let filled = 0
  for (const seed of seeds) {
    if (met[seed] === 1) continue
    met[seed] = 1
    queue[filled++] = seed
  }
  for (let i = 0; i < filled; i++) {
    const v = queue[i]!
    for (let e = starts[v]!; e < starts[v + 1]!; e++) {
      const w = to[e]!
      if (met[w] === 1) continue
      met[w] = 1
      queue[filled++] = w
    }
  }
  return met
}

/** The places of a card: itself and its rows. */
const placesOf = ({ first }: SceneLinks, node: number): number[] =>
  Array.from({ length: first[node + 1]! - first[node]! }, (_, k) => first[node]! + k)

export function startReach({ nodes }: Scene, links: SceneLinks): StartReach {
  const seeds = nodes.flatMap((node, i) =>
    node.kind === 'card' && node.marks.start ? placesOf(links, i) : [],
  )
  const places = links.nodeOf.length
  return { down: reach(seeds, links.down, places), up: reach(seeds, links.up, places) }
}

/**
 * Highlights the paths between the starts and a node or one of its rows, in either direction. For a start, or a node that no start
 * reaches, it highlights everything upstream and downstream. O(places + edges).
 */
export function lightFrom(
  scene: Scene,
  links: SceneLinks,
  starts: StartReach,
  node: number,
  row?: number,
): Light {
  const places = links.nodeOf.length
  const seeds = row === undefined ? placesOf(links, node) : [links.first[node]! + 1 + row]
  const up = reach(seeds, links.up, places)
  const down = reach(seeds, links.down, places)
  const one = scene.nodes[node]!
  const isStart = one.kind === 'card' && one.marks.start
  const met = seeds.some((p) => starts.down[p] === 1 || starts.up[p] === 1)
  const bounded = met && !isStart
  // Upstream of the node only what the starts lead to, downstream only what leads to the starts.
  const before = (p: number): boolean => up[p] === 1 && (!bounded || starts.down[p] === 1)
  const after = (p: number): boolean => down[p] === 1 && (!bounded || starts.up[p] === 1)
  const nodes = new Uint8Array(scene.nodes.length)
  nodes[node] = 1
  for (let p = 0; p < places; p++) if (before(p) || after(p)) nodes[links.nodeOf[p]!] = 1
  const edges = new Uint8Array(scene.edges.length)
  for (let p = 0; p < places; p++)
    for (let e = links.down.starts[p]!; e < links.down.starts[p + 1]!; e++) {
      const q = links.down.to[e]!
      if ((before(p) && before(q)) || (after(p) && after(q))) edges[links.down.edge[e]!] = 1
    }
  return { nodes, edges }
}
