import { EMPTY_VIEW, toggled, type GraphView, type GroupBy, type Point } from '../graph/graph-view.ts'

/** How a graph is looked at, as far as that is other than it begins: what an address says of it. Ids are those of nodes. */
export interface Look {
  /** Undefined: as the answer begins. */
  readonly groupBy: GroupBy | 'none' | undefined
  /** The keys of groups that are drawn node by node. */
  readonly opened: readonly string[]
  readonly columns: ColumnsLook
  readonly hidden: readonly string[]
  readonly pinned: readonly Pin[]
  readonly focus: string | undefined
}

/** Whose columns are shown: of all, of none, or (undefined) as the answer begins; of `except` it is the other way around. */
export interface ColumnsLook {
  readonly of: 'all' | 'none' | undefined
  readonly except: readonly string[]
}

export interface Pin extends Point {
  readonly id: string
}

export const AS_IT_BEGINS: Look = {
  groupBy: undefined,
  opened: [],
  columns: { of: undefined, except: [] },
  hidden: [],
  pinned: [],
  focus: undefined,
}

/** Opens columns of all cards while there are no more of them than this. */
export const MOST_OPEN = 40

/** An answer as it is looked at: `begin` is how it begins, `datasets` are the ids of all that have columns. */
export function viewOf(look: Look, begin: GraphView, datasets: readonly string[]): GraphView {
  const { of, except } = look.columns
  const usual =
    of === undefined
      ? begin.columnsOpen
      : of === 'all'
        ? new Set(datasets.slice(0, MOST_OPEN))
        : EMPTY_VIEW.columnsOpen
  const groupBy =
    look.groupBy === undefined ? begin.groupBy : look.groupBy === 'none' ? undefined : look.groupBy
  return {
    ...(groupBy === undefined ? {} : { groupBy }),
    opened: new Set(look.opened),
    hidden: new Set(look.hidden),
    pinned: new Map(look.pinned.map(({ id, x, y }) => [id, { x, y }])),
    ...(look.focus === undefined ? {} : { focus: look.focus }),
    columnsOpen: except.reduce((open, id) => toggled(open, id, !usual.has(id)), usual),
  }
}

/** Takes an id in, or out where it is in. */
const switched = (ids: readonly string[], id: string): readonly string[] =>
  ids.includes(id) ? ids.filter((other) => other !== id) : [...ids, id]

export const switchColumns = (look: Look, id: string): Look => ({
  ...look,
  columns: { ...look.columns, except: switched(look.columns.except, id) },
})

/** Pins a node where it is put, or with undefined lets it go. */
export const pinAt = (look: Look, id: string, at: Point | undefined): Look => ({
  ...look,
  pinned: [
    ...look.pinned.filter((pin) => pin.id !== id),
    ...(at === undefined ? [] : [{ id, x: Math.round(at.x), y: Math.round(at.y) }]),
  ],
})
