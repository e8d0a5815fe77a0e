import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { temporaryFolder } from '../temporary-folder.ts'
import { fileOnPage } from './documented-files.ts'

const PROGRAM = '/usr/local/bin/tributary'
const UNITS = [
  ['tributary.service', 'deployment.md'],
  ['tributary-backup.service', 'operating.md'],
  ['tributary-backup.timer', 'operating.md'],
] as const

const isInstalled = spawnSync('systemd-analyze', ['--version']).status === 0
if (!isInstalled) console.warn('!!! systemd-analyze is not installed: the systemd units are NOT verified.')

const folder = temporaryFolder('units')

/** Verifies the units with a program that exists, because systemd checks it. Returns what systemd reports. */
function verify(name: string, change: (unit: string) => string = (unit) => unit): string {
  const units = join(folder, name)
  mkdirSync(units, { recursive: true })
  for (const [file, page] of UNITS) {
    const unit = fileOnPage(page, `/etc/systemd/system/${file}`, 'ini')
    writeFileSync(join(units, file), change(unit).replaceAll(PROGRAM, process.execPath))
  }
  const files = UNITS.map(([file]) => join(units, file))
  const { stderr, stdout } = spawnSync('systemd-analyze', ['verify', '--recursive-errors=no', ...files], {
    encoding: 'utf8',
    env: { ...process.env, SYSTEMD_LOG_LEVEL: 'warning' },
  })
  return stdout + stderr
}

it.runIf(isInstalled)('has systemd units that systemd accepts without a warning', () => {
  expect(verify('documented')).toBe('')
})

it.runIf(isInstalled)('would fail with an unknown setting', () => {
  expect(verify('misspelt', (unit) => unit.replace('TasksMax=', 'TaskMax='))).toMatch(
    /unknown key.*'TaskMax'/iu,
  )
})
