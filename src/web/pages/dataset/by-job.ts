import type { InteractionCard } from '../../../http/shapes/browse-types.ts'

/** How one job used a dataset over all its runs. */
export interface JobUse {
  readonly job: { readonly id: string; readonly namespace: string; readonly name: string }
  readonly reads: number
  readonly writes: number
  /** The time of the last read or write, as ISO 8601. */
  readonly lastAt: string | undefined
}

/** Sums up interactions by job: writers first, then by last use. */
export function byJob(interactions: readonly InteractionCard[]): readonly JobUse[] {
  const uses = new Map<string, JobUse>()
  for (const { job, kind, startedAt } of interactions) {
    if (job === undefined) continue
    const { reads, writes, lastAt } = uses.get(job.id) ?? { reads: 0, writes: 0, lastAt: undefined }
    uses.set(job.id, {
      job,
      reads: reads + (kind === 'read' ? 1 : 0),
      writes: writes + (kind === 'wrote' ? 1 : 0),
      lastAt: startedAt !== undefined && startedAt > (lastAt ?? '') ? startedAt : lastAt,
    })
  }
  return [...uses.values()].toSorted(
    (a, b) => Number(b.writes > 0) - Number(a.writes > 0) || (b.lastAt ?? '').localeCompare(a.lastAt ?? ''),
  )
}
