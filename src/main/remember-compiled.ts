import { enableCompileCache } from 'node:module'
import { homedir } from 'node:os'
import { userFolder } from '../cli/user-folder.ts'

const VARIABLE = 'NODE_COMPILE_CACHE'

/**
 * Has Node keep what it compiles in the user's own folder, since a start compiles hundreds of modules. Whoever has named another
 * folder by `NODE_COMPILE_CACHE`, or wants none by `NODE_DISABLE_COMPILE_CACHE`, is heeded. A folder that cannot be written is no
 * failure: then all is compiled, as it is at the first start.
 */
export function rememberCompiled(): void {
  const { env } = process
  if ((env.NODE_DISABLE_COMPILE_CACHE ?? '') !== '') return
  const folder = env[VARIABLE] || userFolder('cache', process.platform, env, homedir())
  enableCompileCache(folder)
  // Threads read it from the environment that they are started with.
  env[VARIABLE] = folder
}
