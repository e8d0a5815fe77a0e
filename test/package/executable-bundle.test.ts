import { join } from 'node:path'
import { Script } from 'node:vm'
import { expect, it } from 'vitest'
import { bundleExecutable } from '../../bin/executable/bundle-executable.ts'

it('bundles the program as CommonJS, and each thread with all that it imports', async () => {
  const { main, threads } = await bundleExecutable(join(import.meta.dirname, '..', '..', '/'))
  // Throws on syntax that a script does not have, such as `await` outside functions.
  const text = main.replace(/^#!.*/u, '')
  expect(new Script(`(function (require, module, exports) {${text}\n})`)).toBeInstanceOf(Script)
  expect(threads.size).toBeGreaterThan(5)
  for (const thread of threads.values()) expect(thread).not.toMatch(/^import .* from ['"][^n]/mu)
})
