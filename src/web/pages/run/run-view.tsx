import { useQuery } from '@tanstack/react-query'
import type { RunTreeAnswer } from '../../../http/shapes/browse-types.ts'
import { getJson } from '../../api/api.ts'
import { Loading } from '../../ui/loading.tsx'
import { ProblemView } from '../../ui/problem-view.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { useTitle } from '../../ui/use-title.ts'
import { runName } from '../list/run-columns.tsx'
import { FacetsView } from '../entity/facets-view.tsx'
import { EntityPlaceholder } from '../entity/entity-placeholder.tsx'
import { pathOf, useEntity } from '../entity/use-entity.ts'
import { useTab } from '../entity/use-tab.ts'
import { RunHead } from './run-head.tsx'
import { RunTreeView } from './run-tree.tsx'
import { Timeline } from './timeline.tsx'

const TABS = ['tree', 'timeline', 'facets'] as const

export function RunView({ id }: { readonly id: string }) {
  const { data: run, error, refetch } = useEntity('run', id)
  const [tab, choose] = useTab(TABS)
  useTitle(run === undefined ? 'Run' : runName(run))
  if (run === undefined) return <EntityPlaceholder kind="run" error={error} onRetry={() => void refetch()} />
  return (
    <main className="page">
      <RunHead run={run} />
      <div className="entity-tabs">
        <Tabs
          label="Run details"
          panel="run-panel"
          chosen={tab}
          onChoose={choose}
          tabs={[
            { name: 'tree', title: 'Operations' },
            { name: 'timeline', title: 'Timeline' },
            ...(run.facets === undefined ? [] : [{ name: 'facets' as const, title: 'Facets' }]),
          ]}
        />
      </div>
      <div
        id="run-panel"
        className="entity-panel"
        role="tabpanel"
        aria-labelledby={`run-panel-${tab}`}
        tabIndex={-1}
      >
        {tab === 'facets' ? <FacetsView facets={run.facets} /> : <OfTree id={run.id} tab={tab} />}
      </div>
    </main>
  )
}

function OfTree({ id, tab }: { readonly id: string; readonly tab: 'tree' | 'timeline' }) {
  const { data, error, refetch } = useQuery({
    queryKey: ['tree', id],
    queryFn: ({ signal }) => getJson<RunTreeAnswer>(`${pathOf('run', id)}/tree`, undefined, signal),
  })
  if (data === undefined)
    return error === null ? (
      <Loading what="the run" />
    ) : (
      <ProblemView error={error} onRetry={() => void refetch()} />
    )
  return tab === 'tree' ? <RunTreeView tree={data} /> : <Timeline tree={data} />
}
