import { useQuery } from '@tanstack/react-query'
import type { Card, Detail } from '../../http/shapes/browse-types.ts'
import { getJson } from '../api/api.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { EntityLink } from '../ui/entity-link.tsx'
import type { FilterField } from './list/filter-field.ts'
import { ListPage } from './list/list-page.tsx'
import { NoDataYet } from './list/no-data-yet.tsx'
import { JOB_RUN_SORTS, RUN_COLUMNS_WITH_JOB, RUN_SORTS } from './list/run-columns.tsx'
import { useUrlParams } from './list/use-url-params.ts'

const FIELDS: readonly FilterField[] = [
  {
    name: 'status',
    title: 'Status',
    kind: 'choice',
    options: ['running', 'succeeded', 'failed', 'killed'],
  },
  { name: 'since', title: 'Started since', kind: 'time' },
  { name: 'until', title: 'Started until', kind: 'time' },
  { name: 'externalId', title: 'External run ID', kind: 'text', placeholder: 'exact' },
]

/** The list of runs. */
export function RunsPage() {
  const ofOne = useUrlParams().get('job') !== ''
  return (
    <ListPage<Card<'run'>>
      title="Runs"
      path="runs"
      one="run"
      many="runs"
      fields={FIELDS}
      sorts={ofOne ? JOB_RUN_SORTS : RUN_SORTS}
      hidden={['job', 'parent']}
      columns={RUN_COLUMNS_WITH_JOB}
      noneFits={<EmptyState title="No run matches these filters" />}
      noneAtAll={<NoDataYet what="runs" />}
    >
      <OfOneJob />
    </ListPage>
  )
}

/** Shows that the list is limited to one job. */
function OfOneJob() {
  const address = useUrlParams()
  const id = address.get('job')
  const { data } = useQuery({
    queryKey: ['thing', 'job', id],
    enabled: id !== '',
    queryFn: ({ signal }) => getJson<Detail<'job'>>(`jobs/${encodeURIComponent(id)}`, undefined, signal),
  })
  if (id === '') return null
  // The list of all runs cannot be sorted by duration.
  const showAll = () =>
    address.set({ job: undefined, ...(address.get('sort') === 'longest' ? { sort: undefined } : {}) })
  return (
    <p className="row">
      <span>Runs of</span>
      <EntityLink kind="job" id={id} name={data?.name ?? id} namespace={data?.namespace} />
      <button type="button" className="button small" onClick={showAll}>
        Show all runs
      </button>
    </p>
  )
}
