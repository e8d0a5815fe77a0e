#!/usr/bin/env node
/** The entry point. It enables the compile cache before it imports anything else. */
import { enableUserCompileCache } from './main/compile-cache.ts'

enableUserCompileCache()
// No `await` outside a function: the main script of the single executable is CommonJS, which has none.
void import('./main/run.ts').then(({ run }) => run())
