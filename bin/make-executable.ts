/**
 * `npm run build:executable`: makes `build/tributary`, one file that runs without an installed Node. It is the Node that runs this
 * script, with the bundled server and its files inside (a single executable application), so it runs on the same platform.
 */
import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { inject } from 'postject'
import { bundleExecutable } from './executable/bundle-executable.ts'
import { PACKAGE_FILES } from './package-files.ts'
import { thirdPartyNotices } from './executable/third-party-notices.ts'

/** Node looks for this text in its own file to learn whether it contains an application. */
const FUSE = 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2'

const root = fileURLToPath(new URL('../', import.meta.url))
const folder = join(root, 'build')
const work = mkdtempSync(join(tmpdir(), 'tributary-executable-'))
const isWindows = process.platform === 'win32'
const executable = join(folder, isWindows ? 'tributary.exe' : 'tributary')

for (const script of ['build:web', 'build:docs'])
  execFileSync('npm', ['run', '-s', script], { cwd: root, stdio: 'inherit', shell: isWindows })
const { main, threads, modules } = await bundleExecutable(root)
const assets: { [name: string]: string } = { 'package.json': join(root, 'package.json') }
for (const path of PACKAGE_FILES) for (const file of filesIn(path)) assets[file] = join(root, file)
for (const [name, text] of threads) assets[name] = write(name.replaceAll('/', '-'), text)

const blob = join(work, 'tributary.blob')
/** Code that was compiled with other flags for V8 would be compiled again at each start. */
const FLAGS = ['--disable-warning=ExperimentalWarning', '--no-memory-protection-keys']
const config = {
  main: write('main.cjs', main),
  output: blob,
  disableExperimentalSEAWarning: true,
  useCodeCache: true,
  execArgv: FLAGS,
  assets,
}
execFileSync(
  process.execPath,
  [...FLAGS, '--experimental-sea-config', write('sea.json', JSON.stringify(config))],
  // What it prints on success goes to its standard error; a failure throws with this text.
  { stdio: 'pipe' },
)
mkdirSync(folder, { recursive: true })
rmSync(executable, { force: true })
copyFileSync(process.execPath, executable)
chmodSync(executable, 0o755)
if (process.platform === 'darwin') execFileSync('codesign', ['--remove-signature', executable])
// postject warns about notes of the ELF file that it does not know. They stay as they are.
console.warn = () => undefined
await inject(executable, 'NODE_SEA_BLOB', readFileSync(blob), {
  sentinelFuse: FUSE,
  ...(process.platform === 'darwin' ? { machoSegmentName: 'NODE_SEA' } : {}),
})
if (process.platform === 'darwin') execFileSync('codesign', ['--sign', '-', executable])
writeFileSync(join(folder, 'THIRD-PARTY-NOTICES.txt'), thirdPartyNotices(modules, process.execPath))
rmSync(work, { recursive: true, force: true })
process.stdout.write(`${executable}: ${(statSync(executable).size / 1024 ** 2).toFixed(0)} MiB\n`)

function write(name: string, text: string): string {
  const path = join(work, name)
  writeFileSync(path, text)
  return path
}

/** The paths of a file, or of all files in a folder, from the root on, with slashes. */
function filesIn(path: string): readonly string[] {
  if (!existsSync(join(root, path))) throw new Error(`${path} does not exist`)
  if (!statSync(join(root, path)).isDirectory()) return [path]
  return readdirSync(join(root, path)).flatMap((name) => filesIn(`${path}/${name}`))
}
