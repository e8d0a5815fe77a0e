import type { Tracing } from '../http/tracing/open-tracing.ts'

/** Traces are followed only where OpenTelemetry's own variables name a collector; else nothing of it is loaded. */
export async function openTracingIfWanted(version: string): Promise<Tracing | undefined> {
  const { OTEL_EXPORTER_OTLP_ENDPOINT: all, OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: traces } = process.env
  if ((all ?? '') === '' && (traces ?? '') === '') return undefined
  const { openTracing } = await import('../http/tracing/open-tracing.ts')
  return openTracing(version, process.env)
}
