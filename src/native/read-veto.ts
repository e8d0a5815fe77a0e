import type { Veto } from '../domain/aggregate.ts'
import { idOfVeto } from '../domain/merge/veto-row.ts'
import type { Item } from './items.ts'
import type { ItemRead, Reading } from './reading.ts'

/** A person's word that two datasets are not one, or may be one again. */
export function readVeto(item: Item<'veto'>, { stamp, draft }: Reading): ItemRead {
  const [one, other] = item.datasets
  const pair = [draft.normalise(one), draft.normalise(other)] as const
  for (const name of pair) draft.mention(name)
  const veto: Veto = {
    pair,
    stamp,
    vetoed: item.vetoed ?? true,
    ...(item.by === undefined ? {} : { by: item.by }),
  }
  return { id: idOfVeto(pair), vetoes: [veto] }
}
