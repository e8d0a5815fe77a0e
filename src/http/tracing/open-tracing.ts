import { AsyncLocalStorage } from 'node:async_hooks'
import {
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace as api,
  type Context,
  type Link,
  type Span,
  type SpanOptions,
} from '@opentelemetry/api'
import { W3CTraceContextPropagator } from '@opentelemetry/core'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import {
  defaultResource,
  detectResources,
  resourceAttributesEnvDetector,
  serviceNameEnvDetector,
  resourceFromAttributes,
} from '@opentelemetry/resources'
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace'
import type { MiddlewareHandler } from 'hono'
import { matchedRoutes } from 'hono/route'
import type { StepFacts, Trace } from '../../app/trace.ts'
import type { AppEnv } from '../app-env.ts'
import { routeTemplate } from '../metrics/watch-requests.ts'
import { samplerOf } from './sampler-of.ts'

export interface Tracing {
  readonly trace: Trace
  /** Traces each request, as part of the client's trace if the request names one (W3C Trace Context). */
  readonly requests: MiddlewareHandler<AppEnv>
  /** Sends the remaining spans. */
  close(): Promise<void>
}

/** The maximum number of links from a commit to the requests that wait for it. */
const MAX_LINKS = 32

/**
 * Sends traces by OTLP over HTTP. The standard variables configure it (`OTEL_EXPORTER_OTLP_ENDPOINT`, `…_HEADERS`,
 * `OTEL_SERVICE_NAME`, `OTEL_RESOURCE_ATTRIBUTES`, `OTEL_TRACES_SAMPLER` …).
 */
export function openTracing(version: string, env: Readonly<Record<string, string | undefined>>): Tracing {
  const named = resourceFromAttributes({ 'service.name': 'tributary', 'service.version': version })
  const provider = new TracerProvider({
    resource: defaultResource()
      .merge(named)
      .merge(detectResources({ detectors: [resourceAttributesEnvDetector, serviceNameEnvDetector] })),
    sampler: samplerOf(env.OTEL_TRACES_SAMPLER, env.OTEL_TRACES_SAMPLER_ARG),
    spanProcessors: [new BatchSpanProcessor({ exporter: new OTLPTraceExporter() })],
  })
  const tracer = provider.getTracer('tributary', version)
  const propagator = new W3CTraceContextPropagator()
  const current = new AsyncLocalStorage<Context>()

  async function within<T>(
    name: string,
    options: SpanOptions,
    parent: Context,
    work: (span: Span) => Promise<T>,
  ): Promise<T> {
    const span = tracer.startSpan(name, options, parent)
    try {
      return await current.run(api.setSpan(parent, span), work, span)
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR })
      throw error
    } finally {
      span.end()
    }
  }

  const linksTo = (waiting: readonly object[]): Link[] =>
    [...new Set(waiting as readonly Context[])]
      .slice(0, MAX_LINKS)
      .map((context) => api.getSpanContext(context))
      .filter((context) => context !== undefined)
      .map((context) => ({ context }))

  return {
    trace: {
      step: (name, attributes: StepFacts, work) =>
        within(name, { attributes: { ...attributes } }, current.getStore() ?? ROOT_CONTEXT, work),
      currentStep: () => current.getStore(),
      shared: (name, attributes: StepFacts, waiting, work) =>
        within(
          name,
          { root: true, attributes: { ...attributes }, links: linksTo(waiting) },
          ROOT_CONTEXT,
          work,
        ),
    },
    async requests(c, next) {
      const parent = propagator.extract(ROOT_CONTEXT, c.req.raw.headers, HEADERS)
      const { method } = c.req
      const options = { kind: SpanKind.SERVER, attributes: { 'http.request.method': method } }
      await within(method, options, parent, async (span) => {
        await next()
        const route = routeTemplate(matchedRoutes(c))
        span.updateName(`${method} ${route}`)
        span.setAttributes({
          'http.route': route,
          'http.response.status_code': c.res.status,
          'tributary.request_id': c.get('requestId'),
        })
        if (c.res.status >= 500) span.setStatus({ code: SpanStatusCode.ERROR })
      })
    },
    close: () => provider.shutdown(),
  }
}

const HEADERS = {
  keys: (headers: Headers): string[] => [...headers.keys()],
  get: (headers: Headers, name: string): string | undefined => headers.get(name) ?? undefined,
}
