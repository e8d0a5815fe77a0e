import { EXIT_WRONG_SETTINGS } from './settings/wrong-settings.ts'

/** With what the program ends, and when. */
export const EXIT_CODES: readonly { readonly code: number; readonly when: string }[] = [
  { code: 0, when: 'it did what it was asked to; a server was told to end, and ended in order' },
  {
    code: 1,
    when:
      'it could not, or what it looked for is not so: a mistake in the query or on the command line, a server that does not ' +
      'answer, events that were not stored, rows that differ (`verify`), a check that failed (`doctor`), nothing found (`search`), ' +
      'a query that is not formatted (`format --check`); also after a second signal',
  },
  {
    code: EXIT_WRONG_SETTINGS,
    when: 'settings are wrong or contradict each other: to start it again changes nothing (`EX_CONFIG`)',
  },
]
