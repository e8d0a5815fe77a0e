import type { ActivityFacet } from '../facet.ts'
import { text } from '../json-parts.ts'

/** Why a run ended: the message, cut to what is read. The stack trace is not kept. */
const MAX_MESSAGE = 4096

export const errorMessage: ActivityFacet = {
  key: 'errorMessage',
  places: ['run'],
  entries: ['errorMessage'],
  read(facet, context) {
    const message = text(facet, 'message', context, Number.POSITIVE_INFINITY)
    return message === undefined ? {} : { errorMessage: message.slice(0, MAX_MESSAGE).toWellFormed() }
  },
}
