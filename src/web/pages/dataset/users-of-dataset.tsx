import { useQuery } from '@tanstack/react-query'
import type { InteractionCard, PageOf } from '../../../http/shapes/browse-types.ts'
import { getJson } from '../../api/api.ts'
import { Loading } from '../../ui/loading.tsx'
import { ProblemView } from '../../ui/problem-view.tsx'
import { countText } from '../../ui/quantity.ts'
import { ThingLink } from '../../ui/thing-link.tsx'
import { TimeText } from '../../ui/time-text.tsx'
import { byJob } from './by-job.ts'

const LOOKED_AT = 1000

/** The jobs that read and write a dataset, by the newest of what they did. */
export function UsersOfDataset({ id }: { readonly id: string }) {
  const { data, error, refetch } = useQuery({
    queryKey: ['users of dataset', id],
    queryFn: ({ signal }) =>
      getJson<PageOf<InteractionCard>>(`datasets/${id}/interactions`, { limit: LOOKED_AT }, signal),
  })
  if (data === undefined)
    return error === null ? (
      <Loading what="who uses it" />
    ) : (
      <ProblemView error={error} onRetry={() => void refetch()} />
    )
  const uses = byJob(data.items)
  if (uses.length === 0) return <p className="faint">No job has read or written it.</p>
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
                  <ThingLink kind="job" {...job} />
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
      {data.next === undefined ? null : (
        <p className="faint">
          Of the newest {countText(data.items.length)} times that it was read or written.
        </p>
      )}
    </>
  )
}
