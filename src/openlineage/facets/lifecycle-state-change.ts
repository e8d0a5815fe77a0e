import { readDatasetName } from '../dataset-name.ts'
import type { DatasetFacet, DatasetFacetResult } from '../facet.ts'
import { own, text } from '../json-parts.ts'
import { isInteractionType } from '../interaction-type.ts'

/** How the operation changed the dataset. For a RENAME, also the previous name. */
export const lifecycleStateChange: DatasetFacet = {
  key: 'lifecycleStateChange',
  places: ['dataset', 'output'],
  withdrawn: { use: { lifecycle: null } },
  read(facet, context): DatasetFacetResult {
    const change = text(facet, 'lifecycleStateChange', context, 256)?.toLowerCase()
    if (change === undefined) return {}
    if (!isInteractionType(change)) {
      context.warn('lifecycleStateChange', 'is not a known change and was left out')
      return {}
    }
    const previous = own(facet, 'previousIdentifier')
    if (change !== 'rename' || previous === undefined) return { use: { lifecycle: change } }
    const named = readDatasetName(previous, context.normalise, (message) =>
      context.warn('previousIdentifier', message),
    )
    if (named === undefined) return { use: { lifecycle: change } }
    const { namespace, name } = named.name
    if (namespace === context.dataset?.namespace && name === context.dataset.name)
      return { use: { lifecycle: change } }
    context.mention(named.name)
    return { use: { lifecycle: change }, renamedFrom: named.name }
  },
}
