import type { ActivityFacet } from '../facet.ts'
import { text } from '../json-parts.ts'

/** The longest stored message, in UTF-16 units. */
const MAX_MESSAGE = 4096

/** The message that says why a run ended. The stack trace is not stored. */
export const errorMessage: ActivityFacet = {
  key: 'errorMessage',
  places: ['run'],
  entries: ['errorMessage'],
  read(facet, context) {
    const message = text(facet, 'message', context, Number.POSITIVE_INFINITY)
    return message === undefined ? {} : { errorMessage: message.slice(0, MAX_MESSAGE).toWellFormed() }
  },
}
