import { EXIT_INVALID_SETTINGS } from './settings/invalid-settings.ts'

/** The exit codes of the program. */
export const EXIT_CODES: readonly { readonly code: number; readonly when: string }[] = [
  { code: 0, when: 'success; also a server that shut down after a signal' },
  {
    code: 1,
    when:
      'failure: a mistake in the query or on the command line, a server that does not answer, events that were not stored, rows ' +
      'that differ (`verify`), a failed check (`doctor`), no results (`search`), a query that is not formatted ' +
      '(`format --check`); also after a second signal',
  },
  {
    code: EXIT_INVALID_SETTINGS,
    when: 'invalid settings (`EX_CONFIG`): a restart does not help',
  },
]
