import {
  AlwaysOffSampler,
  AlwaysOnSampler,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
  type Sampler,
} from '@opentelemetry/sdk-trace'

/**
 * The sampler for `OTEL_TRACES_SAMPLER` and its argument, as OpenTelemetry defines them. Ignores unknown names, and ratios that are
 * not from 0 to 1. Default: every trace, unless the client decided otherwise.
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
