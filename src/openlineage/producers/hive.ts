import type { Interpretation } from '../../domain/aggregate.ts'
import { interpretByDefault } from './default-rules.ts'
import { asText, defined, parts, type Producer } from './producer.ts'

/** Hive: one run per statement. Facets contain the query's id and the user of the session. */
export const hive: Producer = {
  integration: 'HIVE',
  interpret(aggregate): Interpretation {
    const general = interpretByDefault(aggregate)
    const queryId = asText(parts(aggregate.run, 'facets.hive_query').queryId)
    return {
      ...general,
      runner: { ...general.runner, type: 'Hive' },
      run: {
        ...general.run,
        ...defined<Interpretation['run']>({
          externalId: general.run.externalId ?? queryId,
          user: asText(parts(aggregate.run, 'facets.hive_session').username),
        }),
      },
    }
  },
}
