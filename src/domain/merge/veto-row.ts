import type { Veto } from '../aggregate.ts'
import type { EdgeRow } from '../graph-rows.ts'
import type { Id } from '../ids.ts'
import { newest, type Stamp, type Stamped } from '../stamp.ts'
import type { Instant } from '../time.ts'
import { canonicalJson } from '../../lib/canonical-json.ts'
import { idOfName } from './dataset-ids.ts'
import { notSameAsId, typedEdge } from './edge-ids.ts'
import { propsOf } from './props.ts'
import { compareNames } from './owning-run.ts'

/** The decisions of people about one pair. */
export interface VetoUpdate {
  readonly id: Id
  readonly lesser: Id
  readonly greater: Id
  readonly firstSeen: Instant
  readonly decision: Stamped<VetoValue>
}

type VetoValue = { readonly vetoed: boolean; readonly by?: string }

/** Undefined for a pair of a dataset with itself, which cannot be separated. */
export function vetoUpdate({ pair, stamp, vetoed, by }: Veto): VetoUpdate | undefined {
  if (compareNames(...pair) === 0) return undefined
  const [lesser, greater] = endsOf(pair)
  const value = { vetoed, ...(by === undefined ? {} : { by }) }
  return {
    id: notSameAsId(lesser, greater),
    lesser,
    greater,
    firstSeen: stamp[0],
    decision: { value, stamp },
  }
}

/** The id of the NOT_SAME_AS edge of a pair. */
export const idOfVeto = (pair: Veto['pair']): Id => notSameAsId(...endsOf(pair))

const endsOf = (pair: Veto['pair']): readonly [lesser: Id, greater: Id] =>
  compareNames(...pair) < 0 ? [idOfName(pair[0]), idOfName(pair[1])] : [idOfName(pair[1]), idOfName(pair[0])]

export function joinVetoes(a: VetoUpdate, b: VetoUpdate): VetoUpdate {
  return { ...a, firstSeen: Math.min(a.firstSeen, b.firstSeen), decision: newest(a.decision, b.decision)! }
}

/** The NOT_SAME_AS edge with the batch's update. */
export function vetoEdge(update: VetoUpdate, former: EdgeRow | undefined): EdgeRow {
  const { id, lesser, greater, firstSeen, decision } =
    former === undefined ? update : joinVetoes(update, storedVeto(former))
  const props = propsOf({
    vetoed: decision.value.vetoed,
    by: decision.value.by,
    stamps: canonicalJson({ vetoed: [...decision.stamp] }),
    firstSeen,
  })
  return typedEdge('NOT_SAME_AS', id, lesser, greater, props)
}

function storedVeto({ id, from, to, props }: EdgeRow): VetoUpdate {
  const { vetoed: stamp } = JSON.parse(props.stamps as string) as { readonly vetoed: Stamp }
  const value = {
    vetoed: props.vetoed as boolean,
    ...(props.by === undefined ? {} : { by: props.by as string }),
  }
  return {
    id,
    lesser: from,
    greater: to,
    firstSeen: props.firstSeen as Instant,
    decision: { value, stamp },
  }
}

/** Whether the pair is separated now. */
export const isVetoed = ({ props }: EdgeRow): boolean => props.vetoed === true
