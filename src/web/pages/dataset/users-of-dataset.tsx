import { useQuery } from '@tanstack/react-query'
import type { InteractionCard, PageOf } from '../../../http/shapes/browse-types.ts'
import { getJson } from '../../api/api.ts'
import { Loading } from '../../ui/loading.tsx'
import { ProblemView } from '../../ui/problem-view.tsx'
import { countText } from '../../ui/quantity.ts'
import { EntityLink } from '../../ui/entity-link.tsx'
import { TimeText } from '../../ui/time-text.tsx'
import { byJob } from './by-job.ts'

const LOOKED_AT = 500

interface Uses {
  readonly interactions: readonly InteractionCard[]
  /** Whether there were more interactions than were loaded. */
  readonly cut: { readonly wrote: boolean; readonly read: boolean }
}

/** Writes are loaded separately, because thousands of reads could hide them. */
async function usesOf(id: string, signal: AbortSignal): Promise<Uses> {
  const ask = (kind: 'wrote' | 'read') =>
    getJson<PageOf<InteractionCard>>(`datasets/${id}/interactions`, { kind, limit: LOOKED_AT }, signal)
  const [wrote, read] = await Promise.all([ask('wrote'), ask('read')])
  return {
    interactions: [...wrote.items, ...read.items],
    cut: { wrote: wrote.next !== undefined, read: read.next !== undefined },
  }
}

/** The jobs that read or write a dataset, from its latest interactions. */
export function UsersOfDataset({ id }: { readonly id: string }) {
  const { data, error, refetch } = useQuery({
    queryKey: ['users of dataset', id],
    queryFn: ({ signal }) => usesOf(id, signal),
  })
  if (data === undefined)
    return error === null ? (
      <Loading what="its jobs" />
    ) : (
      <ProblemView error={error} onRetry={() => void refetch()} />
    )
  const uses = byJob(data.interactions)
  if (uses.length === 0) return <p className="faint">No job has read or written this dataset.</p>
  return (
    <>
      <div className="table-scroll users-of-dataset" tabIndex={0} role="region" aria-label="Jobs that use it">
        <table className="data">
          <thead>
            <tr>
              <th scope="col">Job</th>
              <th scope="col" className="number">
                Writes
              </th>
              <th scope="col" className="number">
                Reads
              </th>
              <th scope="col" className="users-when">
                Last
              </th>
            </tr>
          </thead>
          <tbody>
            {uses.map(({ job, reads, writes, lastAt }) => (
              <tr key={job.id}>
                <td className="users-job">
                  <EntityLink kind="job" {...job} />
                  <span className="faint users-when-below">
                    <TimeText at={lastAt} relative />
                  </span>
                </td>
                <td className="number">{writes === 0 ? '' : countText(writes)}</td>
                <td className="number">{reads === 0 ? '' : countText(reads)}</td>
                <td className="users-when">
                  <TimeText at={lastAt} relative />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {data.cut.wrote || data.cut.read ? <p className="faint">{cutText(data.cut)}</p> : null}
    </>
  )
}

function cutText({ wrote, read }: Uses['cut']): string {
  const times = `the latest ${countText(LOOKED_AT)}`
  if (wrote && read) return `Based on ${times} writes and ${times} reads.`
  return wrote ? `Based on ${times} writes.` : `Based on ${times} reads.`
}
