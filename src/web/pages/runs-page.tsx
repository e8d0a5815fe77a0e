import { useQuery } from '@tanstack/react-query'
import type { Card, Detail } from '../../http/shapes/browse-types.ts'
import { getJson } from '../api/api.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { ThingLink } from '../ui/thing-link.tsx'
import type { FilterField } from './list/filter-field.ts'
import { ListPage } from './list/list-page.tsx'
import { NothingSent } from './list/nothing-sent.tsx'
import { JOB_RUN_SORTS, RUN_COLUMNS_WITH_JOB, RUN_SORTS } from './list/run-columns.tsx'
import { useAddress } from './list/use-address.ts'

const FIELDS: readonly FilterField[] = [
  {
    name: 'status',
    title: 'Status',
    kind: 'choice',
    options: ['running', 'succeeded', 'failed', 'killed'],
  },
  { name: 'since', title: 'Began since', kind: 'time' },
  { name: 'until', title: 'Began until', kind: 'time' },
  { name: 'externalId', title: 'Id of its producer', kind: 'text', placeholder: 'in full' },
]

/** All runs, by filters. */
export function RunsPage() {
  const ofOne = useAddress().get('job') !== ''
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
      noneFits={<EmptyState title="No run fits these filters" />}
      noneAtAll={<NothingSent what="runs" />}
    >
      <OfOneJob />
    </ListPage>
  )
}

/** Says that only the runs of one job are shown, where the address says so. */
function OfOneJob() {
  const address = useAddress()
  const id = address.get('job')
  const { data } = useQuery({
    queryKey: ['thing', 'job', id],
    enabled: id !== '',
    queryFn: ({ signal }) => getJson<Detail<'job'>>(`jobs/${encodeURIComponent(id)}`, undefined, signal),
  })
  if (id === '') return null
  // All runs cannot be sorted by how long they took.
  const showAll = () =>
    address.set({ job: undefined, ...(address.get('sort') === 'longest' ? { sort: undefined } : {}) })
  return (
    <p className="row">
      <span>Only those of</span>
      <ThingLink kind="job" id={id} name={data?.name ?? id} namespace={data?.namespace} />
      <button type="button" className="button small" onClick={showAll}>
        Show all
      </button>
    </p>
  )
}
