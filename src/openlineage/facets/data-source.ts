import type { DatasetFacet } from '../facet.ts'
import { text } from '../json-parts.ts'
import { withoutSecrets } from '../../lib/redact/without-secrets.ts'

/** The data source that the producer connects to. The namespace determines its identity, so the facet is only stored for display. */
export const dataSource: DatasetFacet = {
  key: 'dataSource',
  places: ['dataset'],
  withdrawn: { fields: { 'facets.dataSource': null } },
  read(facet, context) {
    const name = text(facet, 'name', context)
    const uri = text(facet, 'uri', context)
    if (name === undefined && uri === undefined) return {}
    return {
      fields: {
        'facets.dataSource': {
          ...(name === undefined ? {} : { name }),
          ...(uri === undefined ? {} : { uri: withoutSecrets(uri) }),
        },
      },
    }
  },
}
