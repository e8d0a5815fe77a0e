import type { SceneEdge } from '../scene.ts'
import type { Camera } from './camera.ts'
import type { Detail } from './detail.ts'

/** What a graph tells of. Nodes are named by the ids of the scene: those of the answer's nodes, and `group:` and a key. */
export interface GraphEvents {
  /** The pointer, or the keyboard, is over something else than before. */
  readonly hover: { readonly id?: string; readonly column?: string; readonly edge?: SceneEdge }
  /** Something was clicked or chosen by Enter; nothing at all where the ground was clicked. */
  readonly select: { readonly id?: string; readonly column?: string; readonly edge?: SceneEdge }
  /** Double click, the plus, or `e`: show what lies beyond a node, or open a group. */
  readonly open: { readonly id: string }
  /** The columns of a dataset are to be opened or closed. */
  readonly columns: { readonly id: string }
  /** A menu is asked for, at a point of the window. */
  readonly context: { readonly id?: string; readonly x: number; readonly y: number }
  /** A node was put somewhere by hand: its left upper corner in the scene. */
  readonly pin: { readonly id: string; readonly x: number; readonly y: number }
  /** A key asks for all of the graph to be seen. */
  readonly fit: object
  /** All of what was asked for is on the screen. */
  readonly drawn: object
  readonly camera: { readonly camera: Camera; readonly detail: Detail }
}

export type GraphListener<K extends keyof GraphEvents> = (event: GraphEvents[K]) => void

export interface Emitter {
  /** Listens; the function returned ends it. */
  readonly on: <K extends keyof GraphEvents>(kind: K, listener: GraphListener<K>) => () => void
  readonly emit: <K extends keyof GraphEvents>(kind: K, event: GraphEvents[K]) => void
}

export function createEmitter(): Emitter {
  const listeners = new Map<keyof GraphEvents, Set<(event: never) => void>>()
  return {
    on(kind, listener) {
      const of = listeners.get(kind) ?? new Set()
      listeners.set(kind, of.add(listener))
      return () => void of.delete(listener)
    },
    emit(kind, event) {
      for (const listener of listeners.get(kind) ?? []) (listener as (event: unknown) => void)(event)
    },
  }
}
