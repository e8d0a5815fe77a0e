import type { EdgeRow, NodeRow } from '../graph-rows.ts'
import { EDGES, NODES } from '../graph-schema.ts'
import type { Id } from '../ids.ts'
import type { AggregateRow, ChangeSet, Facts, Merge, Needs, Put, Touching } from '../merge-protocol.ts'
import { canonicalJson } from '../../lib/canonical-json.ts'
import type { Json } from '../../lib/json.ts'
import { propsWithout } from './props.ts'
import type { PruneResult } from './prune.ts'

/** A graph in memory that answers a merge's questions and applies its change set. It checks both strictly. */
export class MemoryGraph {
  readonly nodes = new Map<Id, NodeRow>()
  readonly edges = new Map<Id, EdgeRow>()
  readonly aggregates = new Map<Id, AggregateRow>()
  /** The number of question rounds in the last merge, and the aggregates that it read. */
  rounds = 0
  loaded = new Set<Id>()

  /** Runs a prune step and passes its result to `onResult`. */
  runPrune(
    pruning: Generator<Needs, PruneResult, Facts>,
    onResult: (pruned: PruneResult) => void,
    applies = true,
  ): void {
    let step = pruning.next()
    while (step.done !== true) step = pruning.next(this.#answer(step.value))
    if (applies) this.#apply(step.value.changes)
    onResult(step.value)
  }

  run(merge: Merge): ChangeSet {
    this.rounds = 0
    this.loaded = new Set()
    let step = merge.next()
    while (step.done !== true) {
      this.rounds += 1
      step = merge.next(this.#answer(step.value))
    }
    this.#apply(step.value)
    return step.value
  }

  edgesOf(type: EdgeRow['type']): readonly EdgeRow[] {
    return [...this.edges.values()].filter((edge) => edge.type === type)
  }

  nodesOf(label: NodeRow['label']): readonly NodeRow[] {
    return [...this.nodes.values()].filter((node) => node.label === label)
  }

  /** Every row as one line of text, sorted. */
  dump(): readonly string[] {
    return [...this.nodes.values(), ...this.edges.values(), ...this.aggregates.values()].map(text).sort()
  }

  /** Deletes the rows that a store deletes before a rebuild. */
  clearDerived(): void {
    for (const edge of this.edges.values()) {
      if (['ALIAS_OF', 'READS', 'WRITES', 'DERIVED_FROM'].includes(edge.type)) this.edges.delete(edge.id)
      if (edge.type !== 'HAS_SCHEMA') continue
      this.edges.set(edge.id, { ...edge, props: propsWithout(edge.props, 'firstAt', 'lastAt', 'days') })
    }
  }

  #answer(needs: Needs): Facts {
    const aggregates = (rows: readonly AggregateRow[]): readonly AggregateRow[] => {
      for (const { id } of rows) this.loaded.add(id)
      return rows
    }
    const all = [...this.aggregates.values()]
    return {
      nodes: (needs.nodes ?? []).map(({ label, id }) => {
        const node = this.nodes.get(id)
        return node?.label === label ? node : null
      }),
      edges: (needs.edges ?? []).map(({ type, id, from }) => {
        const edge = this.edges.get(id)
        if (from === undefined && !['DERIVED_FROM', 'READS', 'WRITES'].includes(type))
          throw new Error(`an edge of type ${type} is requested without its start`)
        return edge?.type === type && (from === undefined || edge.from === from) ? edge : null
      }),
      aggregates: (needs.aggregates ?? []).map((id) => {
        const row = this.aggregates.get(id)
        if (row !== undefined) aggregates([row])
        return row ?? null
      }),
      aggregatesBy: (needs.aggregatesBy ?? []).map(({ slot, key }) =>
        aggregates(all.filter((row) => row[slot] === key)),
      ),
      neighbours: (needs.neighbours ?? []).map(({ subject, at, id }) => {
        const order = (row: AggregateRow): number => row.at! - at || (row.id < id ? -1 : row.id > id ? 1 : 0)
        const others = all
          .filter((row) => row.subject === subject && order(row) !== 0)
          .sort((a, b) => a.at! - b.at! || (a.id < b.id ? -1 : 1))
        const before = others.filter((row) => order(row) < 0).at(-1)
        const after = others.find((row) => order(row) > 0)
        aggregates([before, after].flatMap((row) => row ?? []))
        return { ...(before && { before }), ...(after && { after }) }
      }),
      edgesAt: (needs.edgesAt ?? []).map(({ type, end, id }) =>
        this.edgesOf(type).filter((edge) => edge[end] === id),
      ),
      rollupsOf: (needs.rollupsOf ?? []).map((id) =>
        [...this.edges.values()].filter(({ type, from, props }) =>
          type === 'READS' || type === 'WRITES'
            ? [from, props.memberId].includes(id)
            : [props.memberTargetId, props.memberSourceId].includes(id) ||
              (type === 'DERIVED_FROM' && props.jobId === id),
        ),
      ),
      touching: (needs.touching ?? []).map((question) => aggregates(this.#touching(question))),
    }
  }

  #touching({ type, datasetId, jobId, from, to }: Touching): readonly AggregateRow[] {
    return this.edgesOf(type).flatMap((edge) => {
      const { startedAt, endedAt } = edge.props as { startedAt: number; endedAt: number }
      const meets = edge.to === datasetId && startedAt <= to && endedAt >= from
      return meets && (jobId === undefined || edge.props.jobId === jobId)
        ? [this.aggregates.get(edge.from)!]
        : []
    })
  }

  #apply(changes: ChangeSet): void {
    for (const edge of changes.droppedEdges) {
      if (text(this.edges.get(edge.id)) !== text(edge))
        throw new Error(`an edge is dropped that is not as it is said to be: ${edge.type} ${edge.id}`)
      this.edges.delete(edge.id)
    }
    for (const { label, id } of changes.droppedNodes)
      if (this.nodes.get(id)?.label !== label || !this.nodes.delete(id))
        throw new Error(`a node is dropped that is not there: ${label} ${id}`)
    for (const put of changes.nodes) {
      const { label, id, props } = put
      expectFormer(this.nodes.get(id), put)
      this.#put(this.nodes, { label, id, props }, put.created, NODES[label])
    }
    for (const put of changes.edges) {
      const { type, id, fromLabel, from, toLabel, to, props } = put
      expectFormer(this.edges.get(id), put)
      this.#put(this.edges, { type, id, fromLabel, from, toLabel, to, props }, put.created, EDGES[type].props)
    }
    for (const { created, ...row } of changes.aggregates) this.#put(this.aggregates, row, created)
    for (const id of changes.droppedAggregates) this.aggregates.delete(id)
    for (const edge of this.edges.values()) {
      const labels = EDGES[edge.type].ends.some(
        ([from, to]) => from === this.nodes.get(edge.from)?.label && to === this.nodes.get(edge.to)?.label,
      )
      if (!labels) throw new Error(`an edge leads to nothing: ${text(edge)}`)
    }
  }

  #put<R extends { readonly id: Id }>(rows: Map<Id, R>, row: R, created: boolean, props?: object): void {
    const known = rows.get(row.id)
    if (created === (known !== undefined))
      throw new Error(`a row is ${created ? '' : 'not '}said to be new: ${text(row)}`)
    if (text(known) === text(row)) throw new Error(`a row is written that does not change: ${text(row)}`)
    for (const name of Object.keys('props' in row ? (row.props as object) : {}))
      if (!Object.hasOwn(props!, name)) throw new Error(`the schema has no property ${name}`)
    rows.set(row.id, row)
  }
}

function expectFormer(row: NodeRow | EdgeRow | undefined, put: Put<NodeRow> | Put<EdgeRow>): void {
  if (put.created ? put.former !== undefined : text(row?.props) !== text(put.former))
    throw new Error(`a row was not as it is said to have been: ${text(row)}`)
}

const text = (row: object | undefined): string => canonicalJson(row as unknown as Json)
