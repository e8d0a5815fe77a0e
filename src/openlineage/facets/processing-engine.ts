import type { ActivityFacet } from '../facet.ts'
import { texts } from '../json-parts.ts'

/** The engine of the run: its name and version, and the version of the integration. */
export const processingEngine: ActivityFacet = {
  key: 'processing_engine',
  places: ['run'],
  entries: ['processing_engine'],
  read(facet, context) {
    const engine = texts(facet, ['name', 'version', 'openlineageAdapterVersion'], context)
    return engine === undefined ? {} : { processing_engine: engine }
  },
}
