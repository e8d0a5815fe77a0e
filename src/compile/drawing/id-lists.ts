import type { FoundKind } from '../../query/graph/found.ts'
import type { PlanNode } from '../../query/plan.ts'
import type { Bindings } from './bindings.ts'

/** The variables that hold the ids of a set's members, kind by kind. */
export type IdLists = ReadonlyMap<FoundKind, string>

/** Binds the ids of a plan's members, under a name like `as`. */
export type IdsOf = (node: PlanNode, as: string, bindings: Bindings) => IdLists
