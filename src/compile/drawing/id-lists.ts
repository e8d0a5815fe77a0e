import type { FoundKind } from '../../query/graph/found.ts'
import type { PlanNode } from '../../query/plan.ts'
import type { Bindings } from './bindings.ts'

/** For each kind of node the variable that holds the ids of a set's members. */
export type IdLists = ReadonlyMap<FoundKind, string>

/** Binds the ids of a plan's members to variables whose names begin with `as`. */
export type BindIds = (node: PlanNode, as: string, bindings: Bindings) => IdLists
