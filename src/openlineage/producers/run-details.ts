import type { Aggregate, Interpretation } from '../../domain/aggregate.ts'
import { asNumber, asText, defined, entry, parts } from './producer.ts'

/** Details from facets that many producers share: why the run ended, its data interval, and the query's id in the engine. */
export function runDetails(aggregate: Aggregate): Interpretation['run'] {
  const nominal = parts(aggregate.run, 'nominalTime')
  return defined<Interpretation['run']>({
    endedReason:
      asText(entry(aggregate.run, 'errorMessage')) ?? asText(entry(aggregate.run, 'spark.exception')),
    nominalStart: asNumber(nominal.start),
    nominalEnd: asNumber(nominal.end),
    externalId: aggregate.externalId ?? asText(parts(aggregate.run, 'externalQuery').externalQueryId),
  })
}
