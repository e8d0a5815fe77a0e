import { Tabs } from '../../ui/tabs.tsx'
import { useTitle } from '../../ui/use-title.ts'
import { useUrlParams } from '../list/use-url-params.ts'
import { AuditList } from '../entity/audit-list.tsx'
import { EntityPlaceholder } from '../entity/entity-placeholder.tsx'
import { useTab } from '../entity/use-tab.ts'
import { useEntity } from '../entity/use-entity.ts'
import { Activity } from './activity.tsx'
import { ColumnList } from './column-list.tsx'
import { DatasetHead } from './dataset-head.tsx'
import { Overview } from './overview.tsx'
import { SchemaHistory } from './schema-history.tsx'

const TABS = ['overview', 'columns', 'schemas', 'activity', 'audit'] as const

export function DatasetView({ id }: { readonly id: string }) {
  const { data: dataset, error, refetch } = useEntity('dataset', id)
  const address = useUrlParams()
  const [tab, choose] = useTab(TABS, ['column', 'kind', 'days', 'since', 'until'])
  // A link to a column opens the columns tab.
  const shown = address.get('tab') === '' && address.get('column') !== '' ? 'columns' : tab
  useTitle(dataset?.name ?? 'Dataset')
  if (dataset === undefined)
    return <EntityPlaceholder kind="dataset" error={error} onRetry={() => void refetch()} />
  return (
    <main className="page">
      <DatasetHead asked={id} dataset={dataset} />
      <div className="entity-tabs">
        <Tabs
          label="Dataset details"
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
        className="entity-panel"
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
