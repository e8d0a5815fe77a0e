import type { JobFacts } from '../domain/aggregate.ts'
import { jobId } from '../domain/ids.ts'
import { labelField, type DependencyEntry } from '../domain/label-fields.ts'
import type { Item } from './items.ts'
import { asSet, labelFieldsIn } from './label-fields-of-item.ts'
import { definedFields, type ItemResult, type ItemContext } from './item-context.ts'

/** Reads a job with the values that do not depend on a run. */
export function readJob(item: Item<'job'>, { stamp, draft, producer }: ItemContext): ItemResult {
  const { namespace, name, dependsOn, sql } = item
  const sqlId = typeof sql === 'string' ? draft.share('Content', sql.toWellFormed()) : sql
  const facts: JobFacts = {
    kind: 'job',
    namespace,
    name,
    stamp,
    fields: {
      ...definedFields({ type: item.type, description: item.description, sqlId, producer }),
      ...labelFieldsIn(item, draft.source),
      ...(dependsOn === undefined
        ? {}
        : {
            [labelField('dependencies', draft.source)]: asSet(
              dependsOn?.map((job): DependencyEntry => {
                const upstream = draft.mentionJob(job)
                return ['upstream', upstream.namespace, upstream.name, '', '', '', '']
              }),
            ),
          }),
    },
  }
  return { id: jobId(namespace, name), jobs: [facts] }
}
