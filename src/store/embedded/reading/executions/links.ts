import type { Id } from '../../../../domain/ids.ts'
import { DAY, type Instant } from '../../../../domain/time.ts'
import { isHidden, writeOf, type Access, type Write } from '../../../../query/causal/causal-rule.ts'
import {
  linkedIn,
  rangesOfReads,
  rangesOfWrites,
  accessIndexOf,
  topHider,
  type HidableAccess,
} from '../../../../query/causal/link-ranges.ts'
import type { LinkFact, LinksRequest, OperationFact, ReadAnswers } from '../../../../query/read-requests.ts'
import type { Graph } from '../../graph.ts'
import type { Deletions } from '../deletions.ts'
import type { Groups } from '../groups.ts'
import type { Interaction, Interactions } from './interactions.ts'
import type { Operations } from './operations.ts'

export type Linker = (request: LinksRequest, poll: () => void) => ReadAnswers['links']

/** Answers which operations the causal rule links to accesses of datasets; those of deleted jobs only hide others. */
export function openLinker(
  { registry }: Graph,
  groups: Groups,
  interactions: Interactions,
  operations: Operations,
  deletions: Deletions,
): Linker {
  return (request, poll) => {
    const { direction, at, window, limit } = request
    const known = new Map<number, OperationFact | undefined>()
    const operationOf = (n: number): OperationFact | undefined => {
      if (!known.has(n)) known.set(n, operations(n, at))
      return known.get(n)
    }
    const jobs = new Map<Id, boolean>()
    const isDeleted = ({ jobId }: OperationFact): boolean => {
      let is = jobs.get(jobId)
      if (is === undefined) jobs.set(jobId, (is = deletions.job(registry.find(jobId)!)))
      return is
    }
    const hiding = ({ operation }: Interaction): Write | undefined => {
      const of = operationOf(operation)
      const write = of === undefined ? undefined : writeOf(of, true, at)
      return write?.hides === true ? write : undefined
    }

    /** The write that hides from a read all that any hides, if it began no earlier than `floor`. */
    const hiderOf = (datasets: readonly number[], read: Write, floor: Instant): Write[] => {
      for (const week of interactions.weekly('WROTE', datasets, floor, read.from, 'latest')) {
        poll()
        const found: Write[] = []
        for (const one of replacing(week).sort((a, b) => b.startedAt - a.startedAt)) {
          if (found.length > 0 && one.startedAt < found[0]!.from) break
          const write = hiding(one)
          if (write !== undefined && write.to <= read.from && write.operation !== read.operation)
            found.push(write)
        }
        const top = topHider(found)
        if (top !== undefined) return [top]
      }
      return []
    }
    /** The writes that hide a write from later reads: all that began before the end of the one that began first. */
    const hidersOf = (datasets: readonly number[], write: Write): Write[] => {
      const found: Write[] = []
      if (write.to === Infinity) return found
      let end = Infinity
      for (const week of interactions.weekly('WROTE', datasets, write.to, Infinity, 'earliest')) {
        poll()
        for (const one of replacing(week).sort((a, b) => a.startedAt - b.startedAt)) {
          if (one.startedAt > end) return found
          const other = hiding(one)
          if (other === undefined || !isHidden(write, LATER, other)) continue
          found.push(other)
          end = Math.min(end, other.to)
        }
      }
      return found
    }

    const links: LinkFact[] = []
    const indexOf = accessIndexOf(request)
    for (const [dataset, accesses] of Map.groupBy(request.accesses, (a) => a.dataset)) {
      const n = registry.find(dataset)
      if (n === undefined) continue
      const members = groups.membersOf(n)
      const up = direction === 'upstream'
      const floor = up && window.since !== undefined ? window.since - DAY : -Infinity
      const hidable = accesses.map((access): HidableAccess => ({
        access,
        hiders: up ? hiderOf(members, access, floor) : hidersOf(members, access),
      }))
      const found = new Set<string>()
      for (const range of up ? rangesOfReads(hidable, request) : rangesOfWrites(hidable, request)) {
        let earlier: readonly Write[] | undefined
        for (const some of interactions.around(up ? 'WROTE' : 'READ', members, range.from, range.to)) {
          poll()
          const replacing = new Set(some.filter((one) => one.replaces).map((one) => one.operation))
          for (const { operation, startedAt } of some) {
            const fact = found.has(`${operation} `) ? undefined : operationOf(operation)
            if (fact === undefined || isDeleted(fact)) continue
            // A write that started long before the window, and was reported in it, may be hidden by a write before the window.
            const before = startedAt < floor && range.hiders.length === 0
            if (before) earlier ??= range.accesses.flatMap((read) => hiderOf(members, read, -Infinity))
            const all = before ? { ...range, hiders: earlier! } : range
            for (const access of linkedIn(all, fact, replacing.has(operation), request)) {
              const fresh = indexOf(access)
              const key = `${operation} ${fresh.access ?? ''}`
              if (found.has(key)) continue
              if (links.length >= limit) return { links, cut: true }
              found.add(key)
              links.push({ dataset, operation: fact, ...fresh })
            }
          }
        }
      }
    }
    return { links, cut: false }
  }
}

const replacing = (week: readonly Interaction[]): Interaction[] => week.filter((one) => one.replaces)

/** A read after all that hides anything. */
const LATER: Access = { from: Infinity, to: Infinity }
