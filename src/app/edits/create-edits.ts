import type { Edit, EditedKind } from '../../domain/edit.ts'
import { newId, type Id } from '../../domain/ids.ts'
import type { Instant } from '../../domain/time.ts'
import type { JsonObject } from '../../lib/json.ts'
import { redactText } from '../../lib/redact/redact-text.ts'
import { ok } from '../../lib/result.ts'
import type { LineageStore } from '../../store/lineage-store.ts'
import type { Editor } from '../access/caller.ts'
import { withoutNames, type Permit } from '../access/permit.ts'
import type { Browser } from '../browse/create-browser.ts'
import { EntityNotFound } from '../browse/browse-errors.ts'
import type { Ingest } from '../create-ingest.ts'
import type { Change } from './change.ts'
import { editedEntity, type EditedEntity } from './edited-entity.ts'
import { observeEdit } from './observe-edit.ts'
import { createKeyedMutex } from './keyed-mutex.ts'
import type { EditPlan } from './edit-plan.ts'
import { planEdit } from './plan-edit.ts'
import { assertPermitted, namespacesOf } from './assert-permitted.ts'
import { EditUnavailable, EditConflict, NotAllowed } from './edit-errors.ts'

export interface EditRequest {
  readonly kind: EditedKind
  /** For a dataset, the id of any of its names. */
  readonly id: Id
  readonly change: Change
  readonly editor: Editor
  /** The namespaces that the caller may name; absent for any. */
  readonly permit?: Permit | undefined
  /** Whether the caller may read the graph. */
  readonly mayRead: boolean
  /** The entity must have one of these versions; absent for any. */
  readonly versions?: readonly number[] | undefined
}

/** Edits by people. They go through the same merge as events: each edit has its own time, and is recorded. */
export interface Edits {
  /**
   * Changes an entity. Resolves with its new state, or with undefined for a caller who may not read. A change that another edit has
   * made already is not recorded again. Namespaces are checked first: a caller who may not read gets NotAllowed both outside its
   * namespaces and for what does not exist.
   * @throws EntityNotFound, InvalidParameter, NothingToRemove, AliasConflict, EditConflict, NotAllowed, EditUnavailable,
   *   StoreUnavailable
   */
  change(request: EditRequest): Promise<JsonObject | undefined>
}

export interface EditsOptions {
  readonly store: Pick<LineageStore, 'read'>
  readonly ingest: Pick<Ingest, 'take'>
  readonly browser: Pick<Browser, 'detail'>
  readonly now: () => Instant
}

export function createEdits({ store: { read }, ingest, browser, now }: EditsOptions): Edits {
  // Edits of one entity run one after another, so that of two with the same version the second is refused.
  const inTurn = createKeyedMutex<Id>()

  async function edit(entity: EditedEntity, request: EditRequest): Promise<void> {
    const { id, change, editor, mayRead } = request
    const permit = mayRead || request.permit === undefined ? request.permit : withoutNames(request.permit)
    const plan = await planEdit(read, entity, id, withoutSecrets(change), permit)
    if (plan === undefined) return
    // An edit applies even if what it changes has a later time, for example from a wrong clock.
    const at = Math.max(now(), entity.version + 1, plan.later ?? 0)
    const observation = observeEdit(entity, plan, recordOf(entity, plan, editor, at))
    const outcome = await ingest.take(ok({ observation, warnings: [] }), { permit, isServerTimed: true })
    switch (outcome.kind) {
      case 'stored':
        return
      case 'refused':
        if (outcome.fault === 'forbidden') throw new NotAllowed(outcome.refusal.reason)
        throw new Error(outcome.refusal.reason)
      case 'unavailable':
        throw new EditUnavailable(outcome.message)
      case 'failed':
        throw new Error('the edit could not be merged')
    }
  }

  /** @throws NotThere, NotAllowed */
  async function findPermitted({ kind, id, change, permit, mayRead }: EditRequest): Promise<EditedEntity> {
    if (permit === undefined) return editedEntity(read, kind, id)
    if (change.aspect === 'alias') assertPermitted(permit, [change.namespace])
    const entity = await editedEntity(read, kind, id).catch((error: unknown) => {
      throw error instanceof EntityNotFound && !mayRead ? new NotAllowed(noneWithin(kind, permit)) : error
    })
    if (mayRead) assertPermitted(permit, namespacesOf(entity.members))
    else if (permit.refusesNames(namespacesOf(entity.members)) !== undefined)
      throw new NotAllowed(noneWithin(kind, permit))
    return entity
  }

  return {
    async change(request) {
      const { kind, versions, mayRead } = request
      const { row } = await findPermitted(request)
      return inTurn(row.id, async () => {
        const entity = await findPermitted(request)
        const now = async (): Promise<JsonObject | undefined> =>
          mayRead ? browser.detail(kind, entity.row.id) : undefined
        if (versions !== undefined && !versions.includes(entity.version)) throw new EditConflict(await now())
        await edit(entity, request)
        return now()
      })
    },
  }
}

/** The same reason for entities outside the namespaces and for unknown ids. */
const noneWithin = (kind: EditedKind, { namespaces }: Permit): string =>
  `the key may edit only what is in its namespaces (${namespaces.join(', ')}), and they have no ${kind} with this id`

function recordOf({ kind, row }: EditedEntity, plan: EditPlan, editor: Editor, at: Instant): Edit {
  const { namespace, name, dataset } = row.props as { readonly [prop: string]: string }
  return {
    id: newId(),
    at,
    ...editor,
    kind,
    subject: row.id,
    namespace: namespace!,
    ...(dataset === undefined ? {} : { dataset }),
    name: name!,
    aspect: plan.aspect,
    before: plan.before,
    after: plan.after,
  }
}

/** A removal must name the tag or owner exactly, so it is not redacted. */
function withoutSecrets(change: Change): Change {
  if ('is' in change && !change.is) return change
  const entries = Object.entries(change).map(([key, value]: [string, unknown]) => [
    key,
    typeof value === 'string' && key !== 'aspect' ? redactText(value) : value,
  ])
  return Object.fromEntries(entries) as Change
}
