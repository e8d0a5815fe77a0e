import type { Tracing } from '../http/tracing/open-tracing.ts'

/** Opens tracing if the variables of OpenTelemetry name a collector. Otherwise, does not load OpenTelemetry. */
export async function openTracingIfConfigured(version: string): Promise<Tracing | undefined> {
  const { OTEL_EXPORTER_OTLP_ENDPOINT: all, OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: traces } = process.env
  if ((all ?? '') === '' && (traces ?? '') === '') return undefined
  const { openTracing } = await import('../http/tracing/open-tracing.ts')
  return openTracing(version, process.env)
}
