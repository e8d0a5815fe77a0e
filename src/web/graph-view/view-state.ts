import { EMPTY_VIEW, toggled, type SceneView, type GroupBy, type Point } from '../graph/scene-view.ts'

/** The changes that the user made to the initial view. The URL stores them. Ids are node ids. */
export interface ViewState {
  /** Undefined uses the grouping of the initial view. */
  readonly groupBy: GroupBy | 'none' | undefined
  /** The keys of the groups that are expanded into their nodes. */
  readonly opened: readonly string[]
  readonly columns: ColumnsState
  readonly hidden: readonly string[]
  readonly pinned: readonly Pin[]
  readonly focus: string | undefined
}

/** Which datasets show columns: all, none, or (undefined) those of the initial view. The datasets in `except` do the opposite. */
export interface ColumnsState {
  readonly of: 'all' | 'none' | undefined
  readonly except: readonly string[]
}

export interface Pin extends Point {
  readonly id: string
}

export const DEFAULT_VIEW_STATE: ViewState = {
  groupBy: undefined,
  opened: [],
  columns: { of: undefined, except: [] },
  hidden: [],
  pinned: [],
  focus: undefined,
}

/** "All columns" opens at most this many cards. */
export const MAX_OPEN = 40

/** Applies the user's changes to the initial view. `datasets` are the ids of all nodes that have columns. */
export function resolveView(look: ViewState, initial: SceneView, datasets: readonly string[]): SceneView {
  const { of, except } = look.columns
  const usual =
    of === undefined
      ? initial.columnsOpen
      : of === 'all'
        ? new Set(datasets.slice(0, MAX_OPEN))
        : EMPTY_VIEW.columnsOpen
  const groupBy =
    look.groupBy === undefined ? initial.groupBy : look.groupBy === 'none' ? undefined : look.groupBy
  return {
    ...(groupBy === undefined ? {} : { groupBy }),
    opened: new Set(look.opened),
    hidden: new Set(look.hidden),
    pinned: new Map(look.pinned.map(({ id, x, y }) => [id, { x, y }])),
    ...(look.focus === undefined ? {} : { focus: look.focus }),
    columnsOpen: except.reduce((open, id) => toggled(open, id, !usual.has(id)), usual),
  }
}

/** Adds an id, or removes it if it is present. */
const switched = (ids: readonly string[], id: string): readonly string[] =>
  ids.includes(id) ? ids.filter((other) => other !== id) : [...ids, id]

export const switchColumns = (look: ViewState, id: string): ViewState => ({
  ...look,
  columns: { ...look.columns, except: switched(look.columns.except, id) },
})

/** Pins a node at a point. Undefined unpins it. */
export const pinAt = (look: ViewState, id: string, at: Point | undefined): ViewState => ({
  ...look,
  pinned: [
    ...look.pinned.filter((pin) => pin.id !== id),
    ...(at === undefined ? [] : [{ id, x: Math.round(at.x), y: Math.round(at.y) }]),
  ],
})
