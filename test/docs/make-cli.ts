/** `npm run docs:cli`: writes the reference of the command line. */
import { writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { cliReference } from '../../src/cli/reference/cli-reference.ts'
import { unwiredProgram } from './unwired-program.ts'

const home = homedir()
writeFileSync(new URL('../../docs/cli.md', import.meta.url), cliReference(unwiredProgram(home), home))
