import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface SmallDisk {
  readonly folder: string
  /** Fills the disk until only this many bytes are free. */
  fill(left: number): void
  /** Removes the file of `fill`. */
  makeRoom(): void
  unmount(): void
}

/**
 * A file system in memory with this size in megabytes, for tests of a full disk. Only root may mount it: otherwise prints a
 * warning and returns undefined.
 * @throws Error in CI, where no test may be skipped
 */
export function mountSmallDisk(megabytes: number): SmallDisk | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'tributary-disk-'))
  const remove = (): void => rmSync(folder, { recursive: true, force: true })
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], { stdio: 'pipe' })
  } catch (error) {
    remove()
    if (process.env.CI === 'true') throw error
    console.warn(`!!! No small disk can be mounted here, its tests are SKIPPED: ${String(error)}`)
    return undefined
  }
  const ballast = join(folder, 'ballast')
  return {
    folder,
    fill(left) {
      const { bavail, bsize } = statfsSync(folder)
      writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - left)))
    },
    makeRoom: () => rmSync(ballast),
    unmount() {
      execFileSync('umount', ['-l', folder])
      remove()
    },
  }
}
