import type { Command } from 'commander'
import { addEditCommands } from '../edit/edit-program.ts'
import { addApiFlags, toApi, type ApiFlags } from './api-flags.ts'
import type { ProgramContext } from './program-options.ts'

/** `edit describe`, `tag`, `own`, `alias` …, and `audit`. */
export function addEdits(program: Command, { terminal, invocation }: ProgramContext): void {
  addEditCommands(program, {
    invocation,
    terminal,
    api: addApiFlags,
    toApi: (given: ApiFlags) => toApi(given, invocation),
  })
}
