import { QueryClientProvider, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { createRoot } from 'react-dom/client'
import type { AnswerJson } from '../../src/render/answer-json.ts'
import { sendJson } from '../../src/web/api/api.ts'
import { createQueryClient } from '../../src/web/api/create-query-client.ts'
import { ExportMenu } from '../../src/web/export/export-menu.tsx'
import { keyOf, type Chosen } from '../../src/web/time/changed-items.ts'
import { ChangesList } from '../../src/web/time/changes-list.tsx'
import { TimePanel } from '../../src/web/time/time-panel.tsx'

/** The page of the browser test: a query in the URL, its time axis, changes and export. */
function TimePage() {
  const [query, setQuery] = useState(new URL(location.href).searchParams.get('q')!)
  const [chosen, setChosen] = useState<Chosen>()
  const { data: answer } = useQuery({
    queryKey: ['query', query],
    queryFn: ({ signal }) => sendJson<AnswerJson>('POST', 'query', { body: { query }, signal }),
    placeholderData: (before) => before,
  })
  const graph = answer?.kind === 'graph' ? answer : undefined
  return (
    <main className="page stack">
      <h1>A query and its time</h1>
      <div className="row">
        <code id="query" className="grow">
          {query}
        </code>
        <output aria-label="Asked">{answer?.query ?? ''}</output>
        <output aria-label="Members">
          {graph === undefined ? '' : `${graph.stats.members} members, ${graph.edges.length} edges`}
        </output>
        <ExportMenu
          query={query}
          limits={{ nodes: 500 }}
          kind={answer?.kind}
          drawing={graph === undefined ? undefined : DRAWING}
          differs={graph === undefined ? undefined : '3 nodes are hidden.'}
        />
      </div>
      {graph === undefined ? null : (
        <div className="card">
          <TimePanel query={query} answer={graph} onQuery={(asked) => setQuery(asked)} />
        </div>
      )}
      {graph?.comparedWith === undefined ? null : (
        <div className="card">
          <ChangesList answer={graph} selected={chosen} onSelect={setChosen} />
        </div>
      )}
      <output aria-label="Chosen">{chosen === undefined ? '' : keyOf(chosen)}</output>
    </main>
  )
}

const DRAWING = {
  toPng: () => Promise.resolve(new Blob(['png'], { type: 'image/png' })),
  toSvg: () => '<svg xmlns="http://www.w3.org/2000/svg"/>',
}

const root = document.createElement('div')
document.getElementById('content')!.replaceChildren(root)
createRoot(root).render(
  <QueryClientProvider client={createQueryClient()}>
    <TimePage />
  </QueryClientProvider>,
)
