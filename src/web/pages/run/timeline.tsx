import { useMemo, useState } from 'react'
import { Link } from 'react-router'
import type { RunTreeAnswer } from '../../../http/shapes/browse-types.ts'
import { KindMark } from '../../ui/kind-mark.tsx'
import { StatusMark } from '../../ui/status-mark.tsx'
import { durationText, TimeText } from '../../ui/time-text.tsx'
import { timelineBars, type TimelineBar } from './timeline-bars.ts'
import './timeline.css'

/** Number of bars shown per step. */
const STEP = 200

/** The timeline of a run: bars with times as text. */
export function Timeline({ tree }: { readonly tree: RunTreeAnswer }) {
  const [now] = useState(Date.now)
  const [shown, setShown] = useState(STEP)
  const { bars, from, to, untimed } = useMemo(() => timelineBars(tree, now), [tree, now])
  if (bars.length === 0) return <p className="faint">No start time was reported.</p>
  return (
    <section className="card" aria-label="Timeline">
      <div className="row timeline-ends">
        <TimeText at={new Date(from).toISOString()} />
        <span className="faint grow timeline-whole">{durationText(to - from)}</span>
        <TimeText at={new Date(to).toISOString()} />
      </div>
      <ol className="timeline">
        {bars.slice(0, shown).map((bar) => (
          <BarRow key={`${bar.kind} ${bar.id}`} bar={bar} from={from} />
        ))}
      </ol>
      {bars.length > shown ? (
        <button type="button" className="button" onClick={() => setShown(shown + STEP)}>
          Show more ({bars.length - shown})
        </button>
      ) : null}
      {untimed === 0 ? null : <p className="faint">{untimed} more without a start time</p>}
      {tree.complete ? null : <p className="faint">Only a part is shown.</p>}
    </section>
  )
}

function BarRow({ bar, from }: { readonly bar: TimelineBar; readonly from: number }) {
  const { kind, id, name, status = 'unknown', depth, startedAt, endedAt, left, width } = bar
  const after = Date.parse(startedAt) - from
  const took = endedAt === undefined ? undefined : Math.max(0, Date.parse(endedAt) - Date.parse(startedAt))
  return (
    <li>
      <span className="timeline-name" style={{ paddingLeft: Math.min(depth, 8) * 14 }}>
        <KindMark kind={kind} />
        {kind === 'run' ? (
          <Link to={`/runs/${id}`} title={name}>
            <bdi>{name}</bdi>
          </Link>
        ) : (
          <bdi title={name}>{name}</bdi>
        )}
      </span>
      <span className="timeline-track" aria-hidden="true">
        <span
          className={`timeline-bar bar-${status.toLowerCase()}`}
          style={{ left: `${left * 100}%`, width: `${width * 100}%` }}
        />
      </span>
      <span className="timeline-words">
        <StatusMark status={status} />
        <span className="faint">
          {after === 0 ? 'at start' : `after ${durationText(after)}`}
          {took === undefined ? '' : `, for ${durationText(took)}`}
        </span>
      </span>
    </li>
  )
}
