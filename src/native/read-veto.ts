import type { Veto } from '../domain/aggregate.ts'
import { idOfVeto } from '../domain/merge/veto-row.ts'
import type { Item } from './items.ts'
import type { ItemResult, ItemContext } from './item-context.ts'

/** Reads a person's decision that two datasets are different, or its withdrawal. */
export function readVeto(item: Item<'veto'>, { stamp, draft }: ItemContext): ItemResult {
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
