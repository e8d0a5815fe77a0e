import { Tabs } from '../../ui/tabs.tsx'
import { useTitle } from '../../ui/use-title.ts'
import { AuditList } from '../entity/audit-list.tsx'
import { FacetsView } from '../entity/facets-view.tsx'
import { EntityPlaceholder } from '../entity/entity-placeholder.tsx'
import { useTab } from '../entity/use-tab.ts'
import { useEntity } from '../entity/use-entity.ts'
import { JobHead } from './job-head.tsx'
import { JobHistory } from './job-history.tsx'
import { JobRuns } from './job-runs.tsx'
import { JobVersions } from './job-versions.tsx'

const TABS = ['runs', 'versions', 'history', 'audit', 'facets'] as const

export function JobView({ id }: { readonly id: string }) {
  const { data: job, error, refetch } = useEntity('job', id)
  const [tab, choose] = useTab(TABS, ['status', 'days', 'since', 'until', 'sort'])
  useTitle(job?.name ?? 'Job')
  if (job === undefined) return <EntityPlaceholder kind="job" error={error} onRetry={() => void refetch()} />
  return (
    <main className="page">
      <JobHead asked={id} job={job} />
      <div className="entity-tabs">
        <Tabs
          label="Job details"
          panel="job-panel"
          chosen={tab}
          onChoose={choose}
          tabs={[
            { name: 'runs', title: 'Runs' },
            { name: 'versions', title: 'Inputs and outputs' },
            { name: 'history', title: 'History' },
            { name: 'audit', title: 'Audit' },
            ...(job.facets === undefined ? [] : [{ name: 'facets' as const, title: 'Facets' }]),
          ]}
        />
      </div>
      <div
        id="job-panel"
        className="entity-panel"
        role="tabpanel"
        aria-labelledby={`job-panel-${tab}`}
        tabIndex={-1}
      >
        {tab === 'runs' ? <JobRuns id={job.id} /> : null}
        {tab === 'versions' ? <JobVersions job={job} /> : null}
        {tab === 'history' ? <JobHistory id={job.id} /> : null}
        {tab === 'audit' ? <AuditList kind="job" id={job.id} /> : null}
        {tab === 'facets' ? <FacetsView facets={job.facets} /> : null}
      </div>
    </main>
  )
}
