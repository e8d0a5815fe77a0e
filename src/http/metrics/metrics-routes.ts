import { z } from 'zod'
import { endpoint, type Endpoint } from '../endpoint/endpoint.ts'
import type { Metrics } from './create-metrics.ts'

/** `GET /metrics`: metrics for Prometheus. */
export const metricsRoutes = (metrics: Pick<Metrics, 'text' | 'contentType'>): readonly Endpoint[] => [
  endpoint({
    method: 'GET',
    path: '/metrics',
    scope: 'read',
    name: 'getMetrics',
    group: 'Operations',
    summary: 'Returns metrics in the text format of Prometheus',
    replies: { 200: { description: 'All metrics.', content: { 'text/plain': z.string() } } },
    handle: async ({ c }) => c.body(await metrics.text(), 200, { 'Content-Type': metrics.contentType }),
  }),
]
