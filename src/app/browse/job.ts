import type { NodeRow } from '../../domain/graph-rows.ts'
import type { Id } from '../../domain/ids.ts'
import { unionSpan, type Span } from '../../domain/span.ts'
import type { Json, JsonObject } from '../../lib/json.ts'
import type { Read } from '../../store/read.ts'
import { compareByName, cardsOf, type EntityName } from './cards.ts'
import { neighbours, ownersOf, tagsOf, type Neighbour, type Neighbours } from './neighbours.ts'
import { facetsOf, plainProps, present, shownTime } from './plain-props.ts'

/** The details of a job: what it reads and writes, its text, its relatives and its dependencies. */
export async function jobDetail(read: Read, { id, props }: NodeRow): Promise<JsonObject> {
  const of = (type: 'PART_OF' | 'DEPENDS_ON', end: 'from' | 'to'): Promise<Neighbours> =>
    neighbours(read, [id], 'Job', [type, end, 'Job'])
  const touched = (type: 'READS' | 'WRITES'): Promise<Neighbours> =>
    neighbours(read, [id], 'Job', [type, 'from', 'Dataset'])
  const [[card], tags, owners, inputs, outputs, parents, children, needs, neededBy, sql] = await Promise.all([
    cardsOf(read, 'job', [id], ['upstreams', 'downstreams']),
    tagsOf(read, 'Job', [id]),
    ownersOf(read, 'Job', [id]),
    touched('READS'),
    touched('WRITES'),
    of('PART_OF', 'from'),
    of('PART_OF', 'to'),
    of('DEPENDS_ON', 'from'),
    of('DEPENDS_ON', 'to'),
    sqlOf(read, props),
  ])
  const lists = {
    inputs: touchedDatasets(inputs.found),
    outputs: touchedDatasets(outputs.found),
    parents: jobsIn(parents.found),
    children: jobsIn(children.found),
    dependsOn: jobsIn(needs.found),
    dependents: jobsIn(neededBy.found),
  }
  const cut = Object.entries({ inputs, outputs, parents, children, dependsOn: needs, dependents: neededBy })
    .filter(([, list]) => list.cut)
    .map(([name]) => name)
  return {
    ...card,
    ...(tags.length === 0 ? {} : { tags }),
    ...(owners.length === 0 ? {} : { owners }),
    ...present({ sql }),
    ...Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0)),
    ...(cut.length === 0 ? {} : { cut }),
    ...facetsOf(props),
  }
}

/** The SQL text of a job or operation. */
export async function sqlOf(read: Read, { sqlId }: NodeRow['props']): Promise<string | undefined> {
  if (typeof sqlId !== 'string') return undefined
  const [content] = await read({ kind: 'nodes', label: 'Content', ids: [sqlId as Id] })
  return content?.props['body'] as string | undefined
}

const nameOf = ({ id, props }: NodeRow): EntityName => ({
  id,
  namespace: (props['namespace'] ?? '') as string,
  name: (props['name'] ?? '') as string,
})

/** Roll-ups by dataset. Those by several names of a dataset are merged. */
function touchedDatasets(found: readonly Neighbour[]): readonly JsonObject[] {
  const spans = new Map<Id, { readonly name: EntityName; span: Span }>()
  for (const { node, edge } of found) {
    const { firstAt, lastAt, days } = edge.props
    const span = { firstAt: firstAt as number, lastAt: lastAt as number, days: days as readonly number[] }
    const known = spans.get(node.id)
    if (known === undefined) spans.set(node.id, { name: nameOf(node), span })
    else known.span = unionSpan(known.span, span)
  }
  return [...spans.values()]
    .sort((a, b) => compareByName(a.name, b.name))
    .map(({ name, span }) => ({
      ...name,
      ...present({ firstAt: shownTime(span.firstAt), lastAt: shownTime(span.lastAt) }),
    }))
}

const jobsIn = (found: readonly Neighbour[]): readonly JsonObject[] =>
  found
    .map(({ node, edge }) => ({ name: nameOf(node), edge }))
    .sort((a, b) => compareByName(a.name, b.name))
    .map(({ name, edge }) => ({
      ...(name as { readonly [member: string]: Json }),
      ...plainProps(edge.props, [
        'dependencyType',
        'sequenceTriggerRule',
        'statusTriggerRule',
        'triggerRule',
        'sources',
      ]),
    }))
