#!/usr/bin/env node
/** The entry point. It enables the compile cache before it imports anything else. */
import { enableUserCompileCache } from './main/compile-cache.ts'

enableUserCompileCache()
await import('./main/run.ts')
