import { useMemo, useState } from 'react'
import type { Card } from '../../../http/shapes/browse-types.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { counted } from '../../ui/quantity.ts'
import { durationText } from '../../ui/time-text.tsx'
import { DataList } from '../list/data-list.tsx'
import { FilterBar } from '../list/filter-bar.tsx'
import type { FilterField } from '../list/filter-field.ts'
import { JOB_RUN_SORTS, RUN_COLUMNS } from '../list/run-columns.tsx'
import { useUrlParams } from '../list/use-url-params.ts'
import { usePages } from '../list/use-pages.ts'
import { useSort } from '../list/use-sort.ts'
import type { MarkShape } from '../plot/draw-marks.ts'
import { Plot } from '../plot/plot.tsx'
import { ENDINGS, runPoints, type Ending } from './run-points.ts'

const FIELDS: readonly FilterField[] = [
  { name: 'status', title: 'Status', kind: 'choice', options: ['running', 'succeeded', 'failed', 'killed'] },
  { name: 'since', title: 'Started since', kind: 'time' },
  { name: 'until', title: 'Started until', kind: 'time' },
]

const MINUTE = 60_000
/** Allowed tick steps of a duration axis, in ms. */
const DURATION_STEPS: readonly number[] = [
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 30_000],
  ...[1, 2, 5, 10, 30, 60, 120, 360, 720, 1440, 2880, 14_400, 28_800, 72_000, 144_000, 288_000, 525_600].map(
    (minutes) => minutes * MINUTE,
  ),
]

/** The marks of the plot, matching the signs in its legend. */
const LOOKS: Readonly<
  Record<Ending, { readonly sign: string; readonly tone: string; readonly marks: MarkShape }>
> = {
  succeeded: { sign: '●', tone: '--good', marks: 'dot' },
  failed: { sign: '✕', tone: '--bad', marks: 'cross' },
  killed: { sign: '□', tone: '--bad', marks: 'square' },
  running: { sign: '▷', tone: '--accent', marks: 'triangle' },
}

/** The runs of a job, with a plot of their durations. */
export function JobRuns({ id }: { readonly id: string }) {
  const address = useUrlParams()
  const [sort, choose] = useSort(JOB_RUN_SORTS)
  const pages = usePages<Card<'run'>>(`jobs/${id}/runs`, {
    status: address.get('status'),
    since: address.get('since'),
    until: address.get('until'),
    sort,
  })
  return (
    <>
      <FilterBar label="Run filters" fields={FIELDS} sorts={JOB_RUN_SORTS} />
      {pages.items.length > 1 ? <Durations runs={pages.items} /> : null}
      <DataList
        label="Runs"
        one="run"
        many="runs"
        pages={pages}
        columns={RUN_COLUMNS}
        keyOf={({ id }) => id}
        sorts={JOB_RUN_SORTS}
        sort={sort}
        onSort={choose}
        empty={
          <EmptyState title="No runs">
            <p>No run was reported, or none matches the filters.</p>
          </EmptyState>
        }
      />
    </>
  )
}

function Durations({ runs }: { readonly runs: readonly Card<'run'>[] }) {
  const [now] = useState(Date.now)
  const count = runs.length
  const points = useMemo(() => runPoints(runs, now), [runs, now])
  const series = useMemo(
    () =>
      ENDINGS.flatMap((ending) => {
        const values = points.series[ending]
        const { sign, tone, marks } = LOOKS[ending]
        if (values === undefined) return []
        // A run without a reported end grows daily. It must not flatten the others.
        return [{ title: `${sign} ${ending}`, tone, marks, values, unscaled: ending === 'running' }]
      }),
    [points],
  )
  if (points.times.length < 2) return null
  return (
    <section className="card" aria-labelledby="durations">
      <h2 id="durations">Run durations</h2>
      <Plot
        label="Run durations"
        times={points.times}
        series={series}
        format={durationText}
        steps={DURATION_STEPS}
      />
      <p className="faint">
        Durations of the {counted(count, 'run')} listed below.
        {points.series.running === undefined
          ? null
          : ' Running runs that already took longer than the others are at the upper edge.'}
      </p>
    </section>
  )
}
