import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { StatisticsAnswer } from '../../../http/shapes/browse-types.ts'
import { getJson } from '../../api/api.ts'
import { Loading } from '../../ui/loading.tsx'
import { ProblemView } from '../../ui/problem-view.tsx'
import { bytesText, countText } from '../../ui/quantity.ts'
import { DaysChoice, useDays } from '../list/days-choice.tsx'
import { sinceDays } from '../list/since-days.ts'
import { NumbersTable } from '../plot/numbers-table.tsx'
import { Plot, type PlotSeries } from '../plot/plot.tsx'
import { daysOf, isReported, type DayOfDataset } from './statistics-points.ts'

/** Rows and bytes of a dataset per day. */
export function StatisticsPlots({ id }: { readonly id: string }) {
  const days = useDays()
  const { data, error, refetch } = useQuery({
    queryKey: ['statistics', id, days],
    queryFn: ({ signal }) =>
      getJson<StatisticsAnswer>(`datasets/${id}/statistics`, { by: 'day', since: sinceDays(days) }, signal),
    placeholderData: (before) => before,
  })
  return (
    <section className="card" aria-labelledby="statistics-of-it">
      <div className="row">
        <h2 id="statistics-of-it" className="grow">
          Rows and bytes per day (UTC)
        </h2>
        <DaysChoice />
      </div>
      {data === undefined ? (
        error === null ? (
          <Loading what="the statistics" />
        ) : (
          <ProblemView error={error} onRetry={() => void refetch()} />
        )
      ) : (
        <OfDays answer={data} />
      )}
    </section>
  )
}

function OfDays({ answer }: { readonly answer: StatisticsAnswer }) {
  const days = useMemo(() => daysOf(answer), [answer])
  const reported = isReported(days, 'rowsWritten', 'rowsRead', 'bytesWritten', 'bytesRead')
  if (days.length === 0) return <p className="faint">No reads or writes in this period.</p>
  return (
    <>
      {reported ? (
        <div className="columns-two">
          <DaysPlot what="Rows" days={days} written="rowsWritten" read="rowsRead" format={countText} />
          <DaysPlot what="Bytes" days={days} written="bytesWritten" read="bytesRead" format={bytesText} />
        </div>
      ) : (
        <p className="faint">Its jobs do not report row and byte counts.</p>
      )}
      <NumbersTable
        title="Data table"
        heads={['Day', 'Writes', 'Rows written', 'Bytes written', 'Reads', 'Rows read', 'Bytes read']}
        rows={days.map((day) => [
          day.day,
          countText(day.writes),
          numberText(day.rowsWritten, countText),
          numberText(day.bytesWritten, bytesText),
          countText(day.reads),
          numberText(day.rowsRead, countText),
          numberText(day.bytesRead, bytesText),
        ])}
      />
      {answer.complete ? null : <p className="faint">Based on the latest 10,000 reads and writes.</p>}
    </>
  )
}

const numberText = (value: number | null, format: (value: number) => string): string =>
  value === null ? '–' : format(value)

type Field = 'rowsWritten' | 'rowsRead' | 'bytesWritten' | 'bytesRead'

interface PlotProps {
  readonly what: string
  readonly days: readonly DayOfDataset[]
  readonly written: Field
  readonly read: Field
  readonly format: (value: number) => string
}

function DaysPlot({ what, days, written, read, format }: PlotProps) {
  const times = useMemo(() => days.map(({ at }) => at), [days])
  const series = useMemo(
    (): readonly PlotSeries[] => [
      { title: '─ written', tone: '--kind-dataset', values: days.map((day) => day[written]) },
      { title: '╌ read', tone: '--kind-job', dashed: true, values: days.map((day) => day[read]) },
    ],
    [days, written, read],
  )
  return (
    <div>
      <h3>{what}</h3>
      {isReported(days, written, read) ? (
        <Plot utc label={`${what} per day`} times={times} series={series} format={format} />
      ) : (
        <p className="faint">Not reported</p>
      )}
    </div>
  )
}
