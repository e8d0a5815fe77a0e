import type { Interpretation } from '../../domain/aggregate.ts'
import { interpretByDefault } from './default-rules.ts'
import { asText, defined, parts, type Producer } from './producer.ts'

/**
 * Trino: one run per query. Its name is the query's id, unless the operator configures another format. Since Trino 477, a facet
 * contains the user of the session.
 */
export const trino: Producer = {
  integration: 'TRINO',
  interpret(aggregate): Interpretation {
    const general = interpretByDefault(aggregate)
    const session = parts(aggregate.run, 'facets.trino_query_context')
    const queryId = asText(parts(aggregate.run, 'facets.trino_metadata').query_id)
    return {
      ...general,
      runner: { ...general.runner, type: 'Trino' },
      run: {
        ...general.run,
        ...defined<Interpretation['run']>({
          externalId: general.run.externalId ?? queryId,
          user: asText(session.user),
        }),
      },
    }
  },
}
