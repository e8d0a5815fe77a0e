import { useQueryClient, useQuery, type UseQueryResult } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { Loading } from '../../ui/loading.tsx'
import { ProblemView } from '../../ui/problem-view.tsx'
import { bytesText, countText } from '../../ui/quantity.ts'
import { TimeText } from '../../ui/time-text.tsx'
import { NumbersTable } from '../plot/numbers-table.tsx'
import { Plot } from '../plot/plot.tsx'
import { ratesOf, rateText, type Rate, type Sample, withSample } from './samples.ts'
import '../columns.css'
import './intake.css'
import type { HealthAnswer } from '../../../http/shapes/operations.ts'
import { getJson } from '../../api/api.ts'

/** Current ingestion rates, and totals since the server started. */
export function Intake() {
  const { data: samples, error, refetch } = useSamples()
  const client = useQueryClient()
  const last = samples?.at(-1)
  const refused = last?.events.refused
  useEffect(() => {
    // An event was refused, so the list below must be reloaded.
    if (refused !== undefined) void client.invalidateQueries({ queryKey: ['dead-letters'] })
  }, [client, refused])
  if (samples === undefined || last === undefined)
    return error === null ? (
      <Loading what="the ingestion statistics" />
    ) : (
      <ProblemView error={error} onRetry={() => void refetch()} />
    )
  return <Shown samples={samples} last={last} />
}

function Shown({
  samples,
  last: { events },
}: {
  readonly samples: readonly Sample[]
  readonly last: Sample
}) {
  const rates = useMemo(() => ratesOf(samples), [samples])
  const now = rates.at(-1)?.received
  const counts = [
    ['Received', events.received, 'since the server started'],
    ['Stored', events.stored, 'acknowledged after commit'],
    ['Refused', events.refused, 'permanently; see below'],
    ['Deferred', events.unavailable, 'send again: the queue was full or the store unavailable'],
    ['Failed', events.failed, 'by a server error; see its log'],
    ['Warnings', events.warnings, 'about stored events'],
    ['Facets left out', events.droppedFacets, 'too large, or never stored'],
  ] as const
  return (
    <section className="card intake" aria-label="Events">
      <dl className="intake-numbers">
        <div>
          <dt>Events per second</dt>
          <dd>{now === undefined || now === null ? '–' : rateText(now)}</dd>
          <dd className="faint">in the last 2 s</dd>
        </div>
        <div>
          <dt>Waiting</dt>
          <dd>{countText(events.queue.events)}</dd>
          <dd className="faint">{bytesText(events.queue.bytes)} in the queue</dd>
        </div>
        {counts.map(([title, count, words]) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>{countText(count)}</dd>
            <dd className="faint">{words}</dd>
          </div>
        ))}
      </dl>
      <Rates rates={rates} />
    </section>
  )
}

/** The range of the plots in seconds. */
const SHOWN = 300

function Rates({ rates }: { readonly rates: readonly Rate[] }) {
  const times = useMemo(() => rates.map(({ at }) => at / 1000), [rates])
  const series = useMemo(
    () => [
      { title: '─ received', tone: '--kind-dataset', values: rates.map(({ received }) => received) },
      { title: '╌ refused', tone: '--bad', dashed: true, values: rates.map(({ refused }) => refused) },
    ],
    [rates],
  )
  const queue = useMemo(
    () => [{ title: 'waiting', tone: '--kind-job', values: rates.map(({ waiting }) => waiting) }],
    [rates],
  )
  const last = times.at(-1) ?? 0
  const window = useMemo(() => [last - SHOWN, last] as const, [last])
  if (rates.length < 2) return <p className="faint">The plot appears in a few seconds.</p>
  return (
    <>
      <div className="columns-two">
        <div>
          <h2>Events per second</h2>
          <Plot
            label="Events per second"
            times={times}
            series={series}
            format={rateText}
            height={150}
            window={window}
          />
        </div>
        <div>
          <h2>Waiting events</h2>
          <Plot
            label="Waiting events"
            times={times}
            series={queue}
            format={rateText}
            height={150}
            window={window}
          />
        </div>
      </div>
      <NumbersTable
        title="Last minute as a table"
        heads={['Time', 'Received per second', 'Stored per second', 'Refused per second', 'Waiting']}
        rows={rates
          .slice(-30)
          .toReversed()
          .map(({ at, received, stored, refused, waiting }) => [
            <TimeText key="at" at={new Date(at).toISOString()} />,
            ...[received, stored, refused].map((rate) => (rate === null ? '–' : rateText(rate))),
            countText(waiting),
          ])}
      />
    </>
  )
}

/** Polling interval in milliseconds. */
const EVERY = 2000
const KEY = ['intake']

/** The ingestion counters, polled every 2 s while the page is open. */
function useSamples(): UseQueryResult<readonly Sample[]> {
  const client = useQueryClient()
  return useQuery({
    queryKey: KEY,
    queryFn: async ({ signal }) => {
      const { events } = await getJson<HealthAnswer>('/healthz', undefined, signal)
      return withSample(client.getQueryData<readonly Sample[]>(KEY), { at: Date.now(), events })
    },
    refetchInterval: EVERY,
    retry: false,
    structuralSharing: false,
  })
}
