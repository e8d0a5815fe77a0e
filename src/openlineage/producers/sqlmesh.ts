import type { Aggregate, Interpretation } from '../../domain/aggregate.ts'
import { interpretByDefault } from './default-rules.ts'
import { asNumber, defined, parts, type Producer } from './producer.ts'

/**
 * SQLMesh: each evaluation of a model (of one batch of its intervals) is a Run of the model's Job. Its events have no jobType, and
 * do not always report correctly how the evaluation ended.
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
 * SQLMesh calls its console both after a success and after an exception. The client sends COMPLETE for both, but only a success
 * has a duration. It sends FAIL if non-blocking audits found something; the evaluation succeeded and its output stays. (At the
 * end of a plan, the client also sends FAIL for evaluations whose end SQLMesh never reported.)
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
