/** The fields of the language that are instants. */
const TIME_FIELDS: ReadonlySet<string> = new Set([
  'firstSeen',
  'lastRead',
  'lastWritten',
  'lastRun',
  'startedAt',
  'endedAt',
])

export const isTimeField = (field: string): boolean => TIME_FIELDS.has(field)
