import type { DatasetFacts, Observation } from '../../domain/aggregate.ts'
import type { Edit } from '../../domain/edit.ts'
import type { NodeRow } from '../../domain/graph-rows.ts'
import { stampOf } from '../../domain/stamp.ts'
import type { EditedEntity } from './edited-entity.ts'
import type { EditPlan } from './edit-plan.ts'

type Name = Pick<DatasetFacts, 'namespace' | 'name'>

/** An edit as an observation for the merge: the facts about the entity, and the record of the edit. */
export function observeEdit({ kind, members }: EditedEntity, plan: EditPlan, edit: Edit): Observation {
  const stamp = stampOf(edit.at, 'OTHER')
  const { fields = {}, own, others = [], stated, veto } = plan
  const shared = {
    eventTime: edit.at,
    content: [],
    entities: [{ kind: 'edit', edit } as const],
    ...(veto === undefined ? {} : { vetoes: [{ ...veto, stamp, by: edit.who }] }),
  }
  if (kind === 'job')
    return {
      ...shared,
      datasets: [],
      jobs: members.map((home) => ({ kind: 'job', ...nameOf(home), stamp, fields })),
    }
  const facts = (name: Name, more: Partial<DatasetFacts> = {}): DatasetFacts => ({
    kind: 'dataset',
    ...name,
    stamp,
    fields,
    columns: [],
    symlinks: [],
    ...more,
  })
  const [first, ...rest] = members.map(nameOf)
  return {
    ...shared,
    jobs: [],
    datasets: [
      facts(first!, { ...own, fields: { ...fields, ...own?.fields } }),
      ...[...rest, ...others].map((name) => facts(name)),
      ...(stated === undefined ? [] : [facts(stated.from, { symlinks: [stated.to] })]),
    ],
  }
}

const nameOf = ({ props }: NodeRow): Name => ({
  namespace: props['namespace'] as string,
  name: props['name'] as string,
})
