#!/usr/bin/env node
/** The entry. Nothing else is imported before its compiled form is looked for where the last call left it. */
import { rememberCompiled } from './main/remember-compiled.ts'

rememberCompiled()
await import('./main/run.ts')
