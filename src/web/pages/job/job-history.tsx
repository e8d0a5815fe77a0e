import { useQuery } from '@tanstack/react-query'
import type { HistoryAnswer } from '../../../http/shapes/browse-types.ts'
import { getJson } from '../../api/api.ts'
import { Loading } from '../../ui/loading.tsx'
import { ProblemView } from '../../ui/problem-view.tsx'
import { counted, countText } from '../../ui/quantity.ts'
import { durationText } from '../../ui/time-text.tsx'
import { DaysChoice, useDays } from '../list/days-choice.tsx'
import { sinceDays } from '../list/since-days.ts'
import './job-history.css'

/** Results and durations of the runs of a job per day. */
export function JobHistory({ id }: { readonly id: string }) {
  const days = useDays()
  const { data, error, refetch } = useQuery({
    queryKey: ['history', id, days],
    queryFn: ({ signal }) => getJson<HistoryAnswer>(`jobs/${id}/history`, { since: sinceDays(days) }, signal),
    placeholderData: (before) => before,
  })
  return (
    <section className="card" aria-labelledby="history">
      <div className="row">
        <h2 id="history" className="grow">
          Run results per day (UTC)
        </h2>
        <DaysChoice />
      </div>
      {data === undefined ? (
        error === null ? (
          <Loading what="its history" />
        ) : (
          <ProblemView error={error} onRetry={() => void refetch()} />
        )
      ) : (
        <Days answer={data} />
      )}
    </section>
  )
}

function Days({ answer: { days, total, complete } }: { readonly answer: HistoryAnswer }) {
  if (days.length === 0) return <p className="faint">No runs in this period.</p>
  const most = Math.max(...days.map(({ runs }) => runs))
  return (
    <>
      <p>
        {counted(total.runs, 'run')}: {statusesText(total.statuses)}.
        {total.durationMs === undefined
          ? null
          : ` Median duration: ${durationText(total.durationMs.median)}.`}
        {complete ? null : ' Based on the latest 10,000 runs.'}
      </p>
      <table className="data job-history">
        <thead>
          <tr>
            <th scope="col">Day</th>
            <th scope="col">Results</th>
            <th scope="col" className="number">
              Median
            </th>
            <th scope="col" className="number history-range">
              Range
            </th>
          </tr>
        </thead>
        <tbody>
          {days.toReversed().map(({ day, runs, statuses, durationMs }) => (
            <tr key={day}>
              <td className="history-day">{day}</td>
              <td className="history-runs">
                <StatusBar statuses={statuses} share={runs / most} />
                <span>{statusesText(statuses)}</span>
              </td>
              <td className="number">{durationMs === undefined ? '–' : durationText(durationMs.median)}</td>
              <td className="number history-range">
                {durationMs === undefined
                  ? '–'
                  : `${durationText(durationMs.min)} – ${durationText(durationMs.max)}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

const statusesText = (statuses: { readonly [status: string]: number }): string =>
  Object.entries(statuses)
    .map(([status, count]) => `${countText(count)} ${status}`)
    .join(', ')

interface Props {
  readonly statuses: { readonly [status: string]: number }
  /** The length of the bar as a fraction of the space: 0 to 1. */
  readonly share: number
}

const ORDER = ['succeeded', 'failed', 'killed', 'running']

/** A stacked bar of run states. The text beside it says the same. */
function StatusBar({ statuses, share }: Props) {
  const parts = Object.entries(statuses).toSorted(([a], [b]) => ORDER.indexOf(a) - ORDER.indexOf(b))
  return (
    <span className="status-bar" aria-hidden="true">
      <span className="status-bar-filled" style={{ width: `${Math.max(2, share * 100)}%` }}>
        {parts.map(([status, count]) => (
          <span key={status} className={`bar-${status.toLowerCase()}`} style={{ flexGrow: count }} />
        ))}
      </span>
    </span>
  )
}
