import type { EdgeJson, NodeJson } from '../../render/answer-json.ts'
import type { GroupBy, Point } from './graph-view.ts'
import type { NodeFacts } from './node-facts.ts'

/** What is drawn of an answer, before it has a place. Edges name nodes and rows by their number. */
export interface Scene {
  readonly nodes: readonly SceneNode[]
  readonly edges: readonly SceneEdge[]
  readonly told: SceneTold
}

export type SceneNode = SceneCard | SceneGroup

interface Sized {
  /** Unique in a scene and the same in the next one: the node's id, or `group:` and the group's key. */
  readonly id: string
  readonly title: string
  readonly width: number
  readonly height: number
  /** How far below the upper edge edges arrive and leave. */
  readonly anchor: number
}

export interface SceneCard extends Sized {
  readonly kind: 'card'
  readonly node: NodeJson
  readonly facts: NodeFacts
  readonly marks: Marks
  readonly columns: SceneColumns
  readonly pinned?: Point
}

/** What a mark at a card says, in shape and word. */
export interface Marks {
  readonly start: boolean
  /** There is more beyond it that the answer does not have. */
  readonly more: boolean
  /** Columns are unknown beyond it. */
  readonly opaque: boolean
  readonly deleted: boolean
  /** Shown by one more step that people took from a node: no part of the answer. */
  readonly opened: boolean
  readonly cycle?: number
  readonly change?: 'added' | 'removed'
}

export interface SceneColumns {
  readonly open: boolean
  /** How many columns of it are known. */
  readonly known: number
  /** Those drawn: none while closed. */
  readonly rows: readonly SceneRow[]
  /** How many are known, open and still not drawn; they share one row below the others. */
  readonly rest: number
}

export interface SceneRow {
  readonly id: string
  readonly name: string
  readonly type?: string
  readonly start: boolean
  readonly change?: 'added' | 'removed'
}

export interface SceneGroup extends Sized {
  readonly kind: 'group'
  readonly by: GroupBy
  readonly key: string
  /** The ids of the cards in it. */
  readonly members: readonly string[]
  readonly count: number
  /** How many members have a mark, by its name; those of none are left out. */
  readonly marked: Readonly<
    Partial<Record<'start' | 'more' | 'opaque' | 'cycle' | 'added' | 'removed' | 'opened', number>>
  >
  /** Edges between its own members. */
  readonly inner: number
}

/** How an edge is drawn: unbroken, dashed, dotted. */
export type EdgeStyle = 'direct' | 'indirect' | 'masked'

export interface SceneEdge {
  readonly id: string
  readonly from: number
  readonly to: number
  /** The row that it leaves or reaches; the number of rows is the row of the rest. Absent: the card itself. */
  readonly fromRow?: number
  readonly toRow?: number
  readonly style: EdgeStyle
  /** Only where all that it stands for changed so. */
  readonly change?: 'added' | 'removed'
  /** Where it stands for ways by nodes that the question skipped: how many, at least. */
  readonly skipped: number
  /** The edges of the answer that it stands for. */
  readonly edges: readonly EdgeJson[]
}

/** What is not drawn is told. */
export interface SceneTold {
  /** Cards that the answer has, and those drawn by themselves. */
  readonly cards: number
  readonly shown: number
  readonly groups: number
  readonly inGroups: number
  readonly hidden: number
  readonly outOfFocus: number
  /** Of those drawn or in groups. */
  readonly opaque: number
  readonly more: number
  readonly restColumns: number
  /** The answer's own limits, as sentences. */
  readonly cuts: readonly string[]
}

export const isMarked = (node: SceneNode, mark: 'start' | 'more' | 'opaque'): boolean =>
  node.kind === 'card' ? node.marks[mark] : (node.marked[mark] ?? 0) > 0
