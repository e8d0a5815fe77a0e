import {
  AlwaysOffSampler,
  AlwaysOnSampler,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
  type Sampler,
} from '@opentelemetry/sdk-trace'

/**
 * Which traces are sent: `OTEL_TRACES_SAMPLER` and its argument, as OpenTelemetry has them. What is none of its names, and
 * a share that is no number from 0 to 1, count as not given: every trace whose caller does not say otherwise.
 */
export function samplerOf(name: string | undefined, argument: string | undefined): Sampler {
  const share = Number(argument ?? '1')
  const ratio = new TraceIdRatioBasedSampler(share >= 0 && share <= 1 ? share : 1)
  switch (name) {
    case 'always_on':
      return new AlwaysOnSampler()
    case 'always_off':
      return new AlwaysOffSampler()
    case 'traceidratio':
      return ratio
    case 'parentbased_always_off':
      return new ParentBasedSampler({ root: new AlwaysOffSampler() })
    case 'parentbased_traceidratio':
      return new ParentBasedSampler({ root: ratio })
    default:
      return new ParentBasedSampler({ root: new AlwaysOnSampler() })
  }
}
