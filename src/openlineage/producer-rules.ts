import type { Declaration, ProducerRules, Interpretation } from '../domain/aggregate.ts'
import { interpretByDefault } from './producers/default-rules.ts'
import { entry } from './producers/producer.ts'
import { foldJobName } from './producers/fold-job-name.ts'
import { producerOf } from './producers/producer-registry.ts'
import { typeOfJob } from './type-of-job.ts'

/**
 * The rules of all producers. Raise `version` with every change of their meaning: stores then rebuild what they derived with
 * an older version.
 */
export const producerRules: ProducerRules = {
  version: 7,
  module: import.meta.url,
  interpret(aggregate) {
    if (aggregate.kind === 'declaration') return interpretDeclaration(aggregate)
    return producerOf(aggregate)?.interpret(aggregate) ?? interpretByDefault(aggregate)
  },
}

/** A declaration belongs to its job, if it has one. It contains no runs, types or parents. */
function interpretDeclaration(declaration: Declaration): Interpretation {
  const job = declaration.job === undefined ? { namespace: '', name: '' } : foldJobName(declaration.job)
  const jobType = typeOfJob(entry(declaration.jobFacets, 'jobType'))
  return {
    belongs: 'own',
    job,
    ...(jobType === undefined ? {} : { jobType }),
    operationName: declaration.job?.name ?? '',
    streaming: false,
    noTargets: [],
    types: {},
    run: {},
  }
}
