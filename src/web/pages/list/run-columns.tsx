import type { Card } from '../../../http/shapes/browse-types.ts'
import { StatusMark } from '../../ui/status-mark.tsx'
import { EntityLink } from '../../ui/entity-link.tsx'
import { durationText, TimeText } from '../../ui/time-text.tsx'
import type { ListColumn } from './data-list.tsx'

type Run = Card<'run'>

/** The display name of a run. */
export const runName = ({ name, externalId, id }: Pick<Run, 'name' | 'externalId' | 'id'>): string =>
  name ?? externalId ?? id

export const RUN_SORTS = [
  ['startedAt', 'newest first'],
  ['oldest', 'oldest first'],
] as const

/** Sort orders for the runs of one job. */
export const JOB_RUN_SORTS = [...RUN_SORTS, ['longest', 'longest first']] as const

/** Columns of a list of runs. */
export const RUN_COLUMNS: readonly ListColumn<Run>[] = [
  {
    title: 'Run',
    width: 'minmax(0, 5fr)',
    cell: (run) => <EntityLink kind="run" id={run.id} name={runName(run)} namespace={run.id} />,
  },
  { title: 'Status', width: '110px', cell: ({ status }) => <StatusMark status={status} /> },
  {
    title: 'Started',
    width: '205px',
    sorts: [
      ['startedAt', 'descending'],
      ['oldest', 'ascending'],
    ],
    cell: ({ startedAt }) => <TimeText at={startedAt} />,
  },
  {
    title: 'Duration',
    width: '90px',
    sorts: [['longest', 'descending']],
    shown: ({ durationMs }) => durationMs !== undefined,
    cell: ({ durationMs }) => (durationMs === undefined ? null : durationText(durationMs)),
  },
]

export const RUN_COLUMNS_WITH_JOB: readonly ListColumn<Run>[] = [
  RUN_COLUMNS[0]!,
  {
    title: 'Job',
    width: 'minmax(0, 4fr)',
    shown: ({ job }) => job !== undefined,
    cell: ({ job }) => (job === undefined ? null : <EntityLink kind="job" {...job} />),
  },
  ...RUN_COLUMNS.slice(1),
]
