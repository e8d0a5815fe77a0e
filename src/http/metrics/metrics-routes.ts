import { z } from 'zod'
import { endpoint, type Endpoint } from '../endpoint/endpoint.ts'
import type { Metrics } from './create-metrics.ts'

/** `GET /metrics`: numbers for Prometheus. */
export const metricsRoutes = (metrics: Pick<Metrics, 'text' | 'contentType'>): readonly Endpoint[] => [
  endpoint({
    method: 'GET',
    path: '/metrics',
    scope: 'read',
    name: 'getMetrics',
    group: 'Operations',
    summary: 'Numbers for Prometheus, in its text format',
    replies: { 200: { description: 'All metrics.', content: { 'text/plain': z.string() } } },
    handle: async ({ c }) => c.body(await metrics.text(), 200, { 'Content-Type': metrics.contentType }),
  }),
]
