import type { Id } from '../../src/domain/ids.ts'
import type { Basis, FieldValue, NodeRef } from '../../src/domain/lineage-graph.ts'
import { accessOf, isLinked, writeOf } from '../../src/query/causal/causal-rule.ts'
import { isActiveIn } from '../../src/query/causal/link-ranges.ts'
import type {
  LinkFact,
  LinksRequest,
  OperationFact,
  PartsRequest,
  ReadAnswers,
  RunsRequest,
  ExecutionsRequest,
} from '../../src/query/read-requests.ts'
import type { World, WorldRun, WorldOperation } from './reference/world.ts'

/** Answers read requests about runs and operations from plain lists, in the most obvious way. */
export class MemoryExecutions {
  readonly #operations: readonly WorldOperation[]
  readonly #runs: readonly WorldRun[]
  readonly #refs: ReadonlyMap<Id, NodeRef>

  constructor(world: World, refs: ReadonlyMap<Id, NodeRef>) {
    this.#operations = world.operations ?? []
    this.#runs = world.runs ?? []
    this.#refs = refs
  }

  runs({ of, limit }: RunsRequest): ReadAnswers['runs'] {
    const found = this.#runs.flatMap(({ id, job, startedAt }) => {
      const its = this.#operations.filter((w) => w.run === id)
      if (of === undefined) return [{ id, at: startedAt }]
      if ('jobs' in of) {
        const jobs = [job, ...its.map((w) => w.job)]
        return jobs.some((j) => of.jobs.includes(j)) ? [{ id, at: startedAt }] : []
      }
      const wrote = its.filter((w) => w.writes.some((x) => of.datasets.includes(x.dataset)))
      return wrote.length === 0 ? [] : [{ id, at: Math.max(...wrote.map((w) => w.startedAt)) }]
    })
    const newest = found.sort((a, b) => {
      const [x, y] = [a.at ?? -Infinity, b.at ?? -Infinity]
      return x === y ? (a.id < b.id ? 1 : -1) : y > x ? 1 : -1
    })
    return {
      runs: newest
        .slice(0, limit)
        .map(({ id, at }) => ({ ref: this.#refs.get(id)!, ...(at === undefined ? {} : { at }) })),
      cut: newest.length > limit,
    }
  }

  parts({ of, ids, limit }: PartsRequest): ReadAnswers['parts'] {
    const found = this.#operations.filter((w) => ids.includes(of === 'run' ? w.run : w.job)).map((w) => w.id)
    return { operations: found.slice(0, limit), cut: found.length > limit }
  }

  work({ operations }: ExecutionsRequest): ReadAnswers['executions'] {
    return new Map(
      this.#operations
        .filter((w) => operations.includes(w.id))
        .map((w) => {
          const pairs = [...Map.groupBy(w.pairs, (p) => `${p.source} ${p.target}`).values()].map((of) => ({
            source: of[0]!.source,
            target: of[0]!.target,
            basis: [...new Set(of.map((p): Basis => p.basis))].sort(),
          }))
          return [w.id, { operation: factOf(w), reads: w.reads, writes: w.writes, pairs }]
        }),
    )
  }

  links(request: LinksRequest): ReadAnswers['links'] {
    if (request.apart !== true) return this.#linksTogether(request)
    const links = request.accesses.flatMap((one, access) =>
      this.#linksTogether({ ...request, accesses: [one] }).links.map((link) => ({ ...link, access })),
    )
    return { links: links.slice(0, request.limit), cut: links.length > request.limit }
  }

  #linksTogether({ direction, at, window, accesses, limit }: LinksRequest): ReadAnswers['links'] {
    const links: LinkFact[] = []
    for (const dataset of new Set(accesses.map((a) => a.dataset))) {
      const its = accesses.filter((a) => a.dataset === dataset)
      const writes = this.#operations.flatMap((w) => {
        const write = w.writes.find((x) => x.dataset === dataset)
        return write === undefined ? [] : [{ work: w, write: writeOf(factOf(w), write.replaces, at) }]
      })
      const others = writes.map(({ write }) => write)
      const found =
        direction === 'upstream'
          ? writes.filter(({ write }) => its.some((read) => isLinked(write, read, others))).map((w) => w.work)
          : this.#operations.filter(
              (w) =>
                w.reads.includes(dataset) &&
                its.some((write) => isLinked(write, accessOf(factOf(w), at), others)),
            )
      for (const w of found)
        if (w.counts && isActiveIn(factOf(w), window)) links.push({ dataset, operation: factOf(w) })
    }
    return { links: links.slice(0, limit), cut: links.length > limit }
  }

  describe(of: 'run' | 'operation', ids: readonly Id[], fields: readonly string[]): ReadAnswers['describe'] {
    const things = of === 'run' ? this.#runs : this.#operations
    const out = new Map<Id, Record<string, FieldValue>>()
    for (const { id, status, startedAt, endedAt, firstSeen } of things) {
      if (!ids.includes(id)) continue
      const values: Record<string, FieldValue | undefined> = { status, startedAt, endedAt, firstSeen }
      out.set(
        id,
        Object.fromEntries(fields.flatMap((f) => (values[f] === undefined ? [] : [[f, values[f]]]))),
      )
    }
    return out
  }
}

function factOf(work: WorldOperation): OperationFact {
  const { id, job, run, startedAt, endedAt, lastEventAt, status, counts, runEnds, omitted } = work
  return {
    id,
    jobId: job,
    runId: run,
    startedAt,
    ...(endedAt === undefined ? {} : { endedAt }),
    lastEventAt,
    ...(status === undefined ? {} : { status }),
    ...(runEnds.length === 0 ? {} : { runEndedAt: Math.min(...runEnds) }),
    counts,
    ...(omitted === true ? { omitted } : {}),
  }
}
