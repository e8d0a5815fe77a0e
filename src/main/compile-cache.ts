import { enableCompileCache } from 'node:module'
import { homedir } from 'node:os'
import { userFolder } from '../cli/user-folder.ts'

const VARIABLE = 'NODE_COMPILE_CACHE'

/**
 * Makes Node cache compiled modules in a folder of the user, because a start compiles hundreds of modules. `NODE_COMPILE_CACHE` sets
 * another folder, and `NODE_DISABLE_COMPILE_CACHE` turns the cache off. If the folder cannot be written, Node compiles everything, as
 * at the first start.
 */
export function enableUserCompileCache(): void {
  const { env } = process
  if ((env.NODE_DISABLE_COMPILE_CACHE ?? '') !== '') return
  const folder = env[VARIABLE] || userFolder('cache', process.platform, env, homedir())
  enableCompileCache(folder)
  // Worker threads read the variable.
  env[VARIABLE] = folder
}
