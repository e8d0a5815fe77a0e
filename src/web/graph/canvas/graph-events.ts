import type { SceneEdge } from '../scene.ts'
import type { Camera } from './camera.ts'
import type { Detail } from './detail.ts'

/** The events of a graph. Node ids are those of the scene: the ids of the answer, or `group:` and a key. */
export interface GraphEvents {
  /** The pointer or the keyboard moved to another target. */
  readonly hover: { readonly id?: string; readonly column?: string; readonly edge?: SceneEdge }
  /** A click or Enter on a target. Empty if the background was clicked. */
  readonly select: { readonly id?: string; readonly column?: string; readonly edge?: SceneEdge }
  /** Double click, the plus button or `e`: expand a node or a group. */
  readonly open: { readonly id: string }
  /** Show or hide the columns of a dataset. */
  readonly columns: { readonly id: string }
  /** Open a context menu at a point in the window. */
  readonly context: { readonly id?: string; readonly x: number; readonly y: number }
  /** The user dragged a node: its upper left corner in the scene. */
  readonly pin: { readonly id: string; readonly x: number; readonly y: number }
  /** A key asked to show the whole graph. */
  readonly fit: object
  /** The frame on the screen is complete. */
  readonly drawn: object
  readonly camera: { readonly camera: Camera; readonly detail: Detail }
}

export type GraphListener<K extends keyof GraphEvents> = (event: GraphEvents[K]) => void

export interface Emitter {
  /** Adds a listener. The returned function removes it. */
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
