import type { EdgeJson, NodeJson } from '../../render/answer-json.ts'
import type { GroupBy, Point } from './scene-view.ts'
import type { CardFacts } from './card-facts.ts'

/** What is drawn of an answer, without positions. Edges refer to nodes and rows by number. */
export interface Scene {
  readonly nodes: readonly SceneNode[]
  readonly edges: readonly SceneEdge[]
  readonly summary: SceneSummary
}

export type SceneNode = SceneCard | SceneGroup

interface Sized {
  /** Unique in a scene and stable between scenes: the id of the node, or `group:` and the key. */
  readonly id: string
  readonly title: string
  readonly width: number
  readonly height: number
  /** The distance from the top to the point where edges attach. */
  readonly anchor: number
}

export interface SceneCard extends Sized {
  readonly kind: 'card'
  readonly node: NodeJson
  readonly facts: CardFacts
  readonly marks: Marks
  readonly columns: SceneColumns
  readonly pinned?: Point
}

/** The marks of a card, each shown by shape and word. */
export interface Marks {
  readonly start: boolean
  /** It leads further than the answer goes. */
  readonly more: boolean
  /** Column lineage is unknown beyond it. */
  readonly opaque: boolean
  readonly deleted: boolean
  /** The user added it by expanding; it is not part of the answer. */
  readonly opened: boolean
  readonly cycle?: number
  readonly change?: 'added' | 'removed'
}

export interface SceneColumns {
  readonly open: boolean
  /** The number of known columns. */
  readonly known: number
  /** The drawn columns; none while closed. */
  readonly rows: readonly SceneRow[]
  /** The number of known columns without a row. They share one row below the others. */
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
  /** The number of members with each mark. Marks without members are absent. */
  readonly marked: Readonly<
    Partial<Record<'start' | 'more' | 'opaque' | 'cycle' | 'added' | 'removed' | 'opened', number>>
  >
  /** The number of edges between its members. */
  readonly inner: number
}

/** Line style: solid, dashed, dotted. */
export type EdgeStyle = 'direct' | 'indirect' | 'masked'

export interface SceneEdge {
  readonly id: string
  readonly from: number
  readonly to: number
  /** The row where it attaches; the number of rows means the "more columns" row. Absent: the card. */
  readonly fromRow?: number
  readonly toRow?: number
  readonly style: EdgeStyle
  /** Set only if all edges that it represents changed this way. */
  readonly change?: 'added' | 'removed'
  /** The least number of nodes that the query skips on the paths it represents. */
  readonly skipped: number
  /** The edges of the answer that it represents. */
  readonly edges: readonly EdgeJson[]
}

/** Counts of what is and is not drawn. */
export interface SceneSummary {
  /** The cards of the answer, and those drawn ungrouped. */
  readonly cards: number
  readonly shown: number
  readonly groups: number
  readonly inGroups: number
  readonly hidden: number
  readonly outOfFocus: number
  /** Counts among drawn and grouped nodes. */
  readonly opaque: number
  readonly more: number
  readonly restColumns: number
  /** The limits that cut the answer, as sentences. */
  readonly cuts: readonly string[]
}

export const isMarked = (node: SceneNode, mark: 'start' | 'more' | 'opaque'): boolean =>
  node.kind === 'card' ? node.marks[mark] : (node.marked[mark] ?? 0) > 0
