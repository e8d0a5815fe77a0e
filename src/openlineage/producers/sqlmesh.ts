import type { Aggregate, Interpretation } from '../../domain/aggregate.ts'
import { interpretByDefault } from './default-rules.ts'
import { asNumber, defined, parts, type Producer } from './producer.ts'

/**
 * SQLMesh: each evaluation of a model (of one batch of its intervals) is a Run of the model's Job. Its events say neither who
 * they are in a jobType nor, always, how the evaluation ended.
 */
export const sqlmesh: Producer = {
  integration: 'SQLMESH',
  interpret(aggregate): Interpretation {
    return {
      ...interpretByDefault(aggregate),
      ...defined<Pick<Interpretation, 'outcome'>>({ outcome: outcomeOf(aggregate) }),
    }
  },
}

/**
 * SQLMesh calls its console whether an evaluation ended well or by an exception, and what the client makes of it is COMPLETE
 * both times; only one that ended well has a duration. FAIL it sends where audits found something, yet the evaluation
 * came back: such audits do not block, and what was written stays. (The client's own FAIL at the end of a plan is for
 * what SQLMesh never told the end of.)
 */
function outcomeOf(aggregate: Aggregate): Interpretation['outcome'] {
  const { COMPLETE, FAIL } = aggregate.times
  if (COMPLETE !== undefined && FAIL === undefined) {
    const duration = asNumber(parts(aggregate.run, 'facets.sqlmesh_execution').durationMs)
    return duration === undefined ? 'failed' : undefined
  }
  return FAIL !== undefined && auditsOnly(aggregate) ? 'succeeded' : undefined
}

const auditsOnly = ({ run }: Aggregate): boolean => {
  const message = run.errorMessage?.value
  return typeof message === 'string' && /^Audit failed: \d+ audit/.test(message)
}
