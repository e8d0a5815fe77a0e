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
  /** Of a dataset any of its names. */
  readonly id: Id
  readonly change: Change
  readonly editor: Editor
  /** What the caller may name; absent: anything. */
  readonly permit?: Permit | undefined
  /** Whether the caller may see what the graph holds. */
  readonly mayRead: boolean
  /** The version that the thing has to have, one of these; absent: whichever it has. */
  readonly versions?: readonly number[] | undefined
}

/** What people change, by the same merge as events: each change holds by its own time, and is recorded. */
export interface Edits {
  /**
   * Changes a thing, and resolves with what it is then, or with undefined for a caller who may not read. What is so already by
   * a person's word is not recorded again. Namespaces are checked before all else: a caller who may not read gets NotAllowed
   * both for what is outside its namespaces and for what does not exist.
   * @throws NotThere, CannotBe, HasNone, KeptApart, TooManyDeleted, EditedMeanwhile, NotAllowed, CannotEditNow, StoreUnavailable
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
  // One after another of each thing, so that of two with one version the second one notices.
  const inTurn = createKeyedMutex<Id>()

  async function edit(thing: EditedEntity, request: EditRequest): Promise<void> {
    const { id, change, editor, mayRead } = request
    const permit = mayRead || request.permit === undefined ? request.permit : withoutNames(request.permit)
    const plan = await planEdit(read, thing, id, withoutSecrets(change), permit)
    if (plan === undefined) return
    // What is changed knowingly holds, whatever the clock says of what was changed before.
    const at = Math.max(now(), thing.version + 1, plan.later ?? 0)
    const observation = observeEdit(thing, plan, recordOf(thing, plan, editor, at))
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
  async function permitted({ kind, id, change, permit, mayRead }: EditRequest): Promise<EditedEntity> {
    if (permit === undefined) return editedEntity(read, kind, id)
    if (change.aspect === 'alias') assertPermitted(permit, [change.namespace])
    const thing = await editedEntity(read, kind, id).catch((error: unknown) => {
      throw error instanceof EntityNotFound && !mayRead ? new NotAllowed(noneWithin(kind, permit)) : error
    })
    if (mayRead) assertPermitted(permit, namespacesOf(thing.members))
    else if (permit.refusesNames(namespacesOf(thing.members)) !== undefined)
      throw new NotAllowed(noneWithin(kind, permit))
    return thing
  }

  return {
    async change(request) {
      const { kind, versions, mayRead } = request
      const { row } = await permitted(request)
      return inTurn(row.id, async () => {
        const thing = await permitted(request)
        const now = async (): Promise<JsonObject | undefined> =>
          mayRead ? browser.detail(kind, thing.row.id) : undefined
        if (versions !== undefined && !versions.includes(thing.version))
          throw new EditConflict(await now())
        await edit(thing, request)
        return now()
      })
    },
  }
}

/** The same for what is outside and for what does not exist. */
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

/** What is taken away is named as it is. */
function withoutSecrets(change: Change): Change {
  if ('is' in change && !change.is) return change
  const entries = Object.entries(change).map(([key, value]: [string, unknown]) => [
    key,
    typeof value === 'string' && key !== 'aspect' ? redactText(value) : value,
  ])
  return Object.fromEntries(entries) as Change
}
