import { Tabs } from '../../ui/tabs.tsx'
import { useTitle } from '../../ui/use-title.ts'
import { useAddress } from '../list/use-address.ts'
import { AuditList } from '../thing/audit-list.tsx'
import { ThingAwaited } from '../thing/thing-awaited.tsx'
import { useTab } from '../thing/use-tab.ts'
import { useThing } from '../thing/use-thing.ts'
import { Activity } from './activity.tsx'
import { ColumnList } from './column-list.tsx'
import { DatasetHead } from './dataset-head.tsx'
import { Overview } from './overview.tsx'
import { SchemaHistory } from './schema-history.tsx'

const TABS = ['overview', 'columns', 'schemas', 'activity', 'audit'] as const

export function DatasetView({ id }: { readonly id: string }) {
  const { data: dataset, error, refetch } = useThing('dataset', id)
  const address = useAddress()
  const [tab, choose] = useTab(TABS, ['column', 'kind', 'days', 'since', 'until'])
  // A link to a column leads to the columns.
  const shown = address.get('tab') === '' && address.get('column') !== '' ? 'columns' : tab
  useTitle(dataset?.name ?? 'Dataset')
  if (dataset === undefined)
    return <ThingAwaited kind="dataset" error={error} onRetry={() => void refetch()} />
  return (
    <main className="page">
      <DatasetHead asked={id} dataset={dataset} />
      <div className="thing-tabs">
        <Tabs
          label="What is known of this dataset"
          panel="dataset-panel"
          chosen={shown}
          onChoose={choose}
          tabs={[
            { name: 'overview', title: 'Overview' },
            { name: 'columns', title: 'Columns' },
            { name: 'schemas', title: 'Schema history' },
            { name: 'activity', title: 'Activity' },
            { name: 'audit', title: 'Audit' },
          ]}
        />
      </div>
      <div
        id="dataset-panel"
        className="thing-panel"
        role="tabpanel"
        aria-labelledby={`dataset-panel-${shown}`}
        tabIndex={-1}
      >
        {shown === 'overview' ? <Overview dataset={dataset} /> : null}
        {shown === 'columns' ? <ColumnList dataset={dataset} /> : null}
        {shown === 'schemas' ? <SchemaHistory id={dataset.id} /> : null}
        {shown === 'activity' ? <Activity id={dataset.id} /> : null}
        {shown === 'audit' ? <AuditList kind="dataset" id={dataset.id} /> : null}
      </div>
    </main>
  )
}
