import { QueryClientProvider } from '@tanstack/react-query'
import { Suspense, useEffect, useState } from 'react'
import { Route, Routes } from 'react-router'
import { watchConnectivity } from './api/connectivity.ts'
import { createQueryClient } from './api/create-query-client.ts'
import { AskPage } from './ask/ask-page.tsx'
import { NotFoundPage } from './pages/not-found-page.tsx'
import { Shell } from './shell/shell.tsx'
import { ErrorBoundary } from './ui/error-boundary.tsx'
import { Loading } from './ui/loading.tsx'
import { lazyPart } from './ui/lazy-part.ts'

const DatasetsPage = lazyPart(async () => ({
  default: (await import('./pages/datasets-page.tsx')).DatasetsPage,
}))
const DatasetPage = lazyPart(async () => ({
  default: (await import('./pages/dataset-page.tsx')).DatasetPage,
}))
const JobsPage = lazyPart(async () => ({ default: (await import('./pages/jobs-page.tsx')).JobsPage }))
const JobPage = lazyPart(async () => ({ default: (await import('./pages/job-page.tsx')).JobPage }))
const RunsPage = lazyPart(async () => ({ default: (await import('./pages/runs-page.tsx')).RunsPage }))
const RunPage = lazyPart(async () => ({ default: (await import('./pages/run-page.tsx')).RunPage }))
const IngestionPage = lazyPart(async () => ({
  default: (await import('./pages/ingestion-page.tsx')).IngestionPage,
}))

/** The viewer and its routes. */
export function App() {
  const [client] = useState(createQueryClient)
  // Requests that failed while the server was unavailable are repeated once it is available again.
  useEffect(
    () =>
      watchConnectivity((now) => {
        if (now === 'online')
          void client.refetchQueries({ predicate: (query) => query.state.status === 'error', type: 'active' })
      }),
    [client],
  )
  return (
    <QueryClientProvider client={client}>
      <Shell>
        <ErrorBoundary>
          <Suspense fallback={<Loading what="the page" />}>
            <Routes>
              <Route path="/" element={<AskPage />} />
              <Route path="/datasets" element={<DatasetsPage />} />
              <Route path="/datasets/:id" element={<DatasetPage />} />
              <Route path="/jobs" element={<JobsPage />} />
              <Route path="/jobs/:id" element={<JobPage />} />
              <Route path="/runs" element={<RunsPage />} />
              <Route path="/runs/:id" element={<RunPage />} />
              <Route path="/ingestion" element={<IngestionPage />} />
              <Route path="*" element={<NotFoundPage />} />
            </Routes>
          </Suspense>
        </ErrorBoundary>
      </Shell>
    </QueryClientProvider>
  )
}
