import { cite } from '../../diagnostics/wording.ts'
import { EDITED_ALIASES } from '../../domain/edit-fields.ts'
import type { NodeRow } from '../../domain/graph-rows.ts'
import { datasetId, type Id } from '../../domain/ids.ts'
import { MAX_GROUP } from '../../domain/merge/groups.ts'
import { EDITED_KIND } from '../../domain/merge/symlink-row.ts'
import type { Read } from '../../store/read.ts'
import { findById, membersOf } from '../browse/find.ts'
import { InvalidParameter, EntityNotFound } from '../browse/browse-errors.ts'
import type { Permit } from '../access/permit.ts'
import type { Change } from './change.ts'
import type { EditedEntity } from './edited-entity.ts'
import type { EditPlan } from './edit-plan.ts'
import { assertPermitted, namespacesOf } from './assert-permitted.ts'
import { NothingToRemove, AliasConflict } from './edit-errors.ts'

type AliasChange = Extract<Change, { readonly aspect: 'alias' }>
interface Name {
  readonly namespace: string
  readonly name: string
}

/**
 * Plans that two datasets are the same, or are not, regardless of producers.
 * @throws EntityNotFound if no dataset has the name, InvalidParameter for a dataset and itself, NothingToRemove if they are not the
 *   same anyway, AliasConflict if they cannot be merged, NotAllowed if the caller may not name one of the other's names
 */
export async function planAlias(
  read: Read,
  { row, members }: EditedEntity,
  requestedId: Id,
  { is, ...alias }: AliasChange,
  permit: Permit | undefined,
): Promise<EditPlan | undefined> {
  const [other] = await read({
    kind: 'nodes',
    label: 'Dataset',
    ids: [datasetId(alias.namespace, alias.name)],
  })
  if (other === undefined)
    throw new EntityNotFound('dataset', `${cite(alias.name)} in ${cite(alias.namespace)}`)
  // For an edit of the alias itself, the pair consists of the alias and the canonical name.
  const one = members.find(({ id }) => id === requestedId && id !== other.id) ?? row
  if (one.id === other.id)
    throw new InvalidParameter('name', 'this is the dataset itself: use another of its names')
  const isOne = members.some(({ id }) => id === other.id)
  if (is === isOne) {
    if (is) return undefined
    throw new NothingToRemove(`${textOf(nameOf(other))} is not an alias of the dataset`)
  }
  const pair = [nameOf(one), nameOf(other)] as const
  const said = { namespace: alias.namespace, name: alias.name }
  const bump = { fields: { [EDITED_ALIASES]: null }, aspect: 'alias' } as const
  if (!is) return { ...bump, before: said, after: null, veto: { pair, vetoed: true } }
  const { id: canonical } = await findById(read, 'dataset', other.id)
  const theirs = await membersOf(read, canonical)
  const others = await read({ kind: 'nodes', label: 'Dataset', ids: theirs })
  assertPermitted(permit, namespacesOf(others))
  const ours = members.map(({ id }) => id)
  if (ours.length + theirs.length > MAX_GROUP)
    throw new AliasConflict(`together they would have more than ${MAX_GROUP} names, which is the limit`)
  const vetoes = await vetoesBetween(read, ours, theirs)
  const own = vetoes.find((ends) => ends.has(one.id) && ends.has(other.id))
  const foreign = vetoes.find((ends) => ends !== own)
  if (foreign !== undefined) {
    const [x, y] = await read({ kind: 'nodes', label: 'Dataset', ids: [...foreign] })
    throw new AliasConflict(
      `it would merge ${textOf(nameOf(x!))} with ${textOf(nameOf(y!))}, which a person has separated: ` +
        'first state that these are the same',
    )
  }
  return {
    ...bump,
    before: null,
    after: said,
    others: others.map(nameOf),
    stated: { from: nameOf(one), to: { ...nameOf(other), kind: EDITED_KIND } },
    ...(own === undefined ? {} : { veto: { pair, vetoed: false } }),
  }
}

/** The pairs between these members that people have separated. */
async function vetoesBetween(
  read: Read,
  ours: readonly Id[],
  theirs: readonly Id[],
): Promise<readonly ReadonlySet<Id>[]> {
  const ask = { type: 'NOT_SAME_AS', label: 'Dataset', other: 'Dataset', ids: ours, limit: 1_000 } as const
  const found = await Promise.all(
    (['from', 'to'] as const).map((end) => read({ kind: 'edges', ...ask, end })),
  )
  return found
    .flatMap(({ edges }) => edges)
    .filter(
      ({ from, to, props }) => props['vetoed'] === true && [from, to].some((end) => theirs.includes(end)),
    )
    .map(({ from, to }) => new Set([from, to]))
}

const nameOf = ({ props }: NodeRow): Name => ({
  namespace: props['namespace'] as string,
  name: props['name'] as string,
})

const textOf = ({ namespace, name }: Name): string => `${cite(name)} in ${cite(namespace)}`
