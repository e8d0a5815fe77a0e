import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'

/** Commands of the Dockerfile, of npm and of npm's scripts. */
const COMMANDS = ['cat', 'chmod', 'chown', 'cp', 'env', 'ls', 'mkdir', 'rm', 'sh', 'uname']
/** Parts of the C library that native packages load. */
const LOADED_LATER = /^lib(?:anl|dl|nss_dns|nss_files|pthread|resolv|rt|util)\.so\.\d+$/u
const CERTIFICATES = '/etc/ssl/certs/ca-certificates.crt'

/**
 * Fills a folder with a root file system that can replace the official image of Node: the running Node, npm, the commands above
 * and their libraries from this machine, and the user `node` (1000). Unlike Alpine, it has GNU's C library.
 */
export function fillWithNode(folder: string): void {
  const copy = (from: string, to = from): void => {
    mkdirSync(join(folder, dirname(to)), { recursive: true })
    cpSync(realpathSync(from), join(folder, to), { recursive: true, dereference: true })
  }
  const libraries = new Set<string>()
  const copyProgram = (from: string, to: string): void => {
    copy(from, to)
    for (const [library] of execFileSync('ldd', [from], { encoding: 'utf8' }).matchAll(/\/\S+/gu))
      libraries.add(library)
  }
  copyProgram(process.execPath, '/usr/local/bin/node')
  for (const command of COMMANDS)
    copyProgram(
      execFileSync('sh', ['-c', `command -v ${command}`], { encoding: 'utf8' }).trim(),
      `/bin/${command}`,
    )
  for (const library of [...libraries].filter((path) => path.endsWith('/libc.so.6')).map(dirname))
    for (const name of readdirSync(library).filter((one) => LOADED_LATER.test(one)))
      libraries.add(join(library, name))
  for (const library of libraries) copy(library)
  const npm = dirname(
    dirname(realpathSync(execFileSync('sh', ['-c', 'command -v npm'], { encoding: 'utf8' }).trim())),
  )
  copy(npm, '/usr/local/lib/node_modules/npm')
  symlinkSync('../lib/node_modules/npm/bin/npm-cli.js', join(folder, 'usr/local/bin/npm'))
  symlinkSync('/bin', join(folder, 'usr/bin'))
  if (existsSync(CERTIFICATES)) copy(CERTIFICATES)
  mkdirSync(join(folder, 'tmp'))
  chmodSync(join(folder, 'tmp'), 0o1777)
  for (const name of ['dev', 'proc', 'root', 'sys']) mkdirSync(join(folder, name))
  mkdirSync(join(folder, 'etc'), { recursive: true })
  writeFileSync(join(folder, 'etc/passwd'), 'root:x:0:0::/root:/bin/sh\nnode:x:1000:1000::/tmp:/bin/sh\n')
  writeFileSync(join(folder, 'etc/group'), 'root:x:0:\nnode:x:1000:\n')
}

/** Settings of the image, as arguments of `buildah config`. */
export const NODE_IMAGE_SETTINGS = [
  '--env=PATH=/usr/local/bin:/bin',
  ...(existsSync(CERTIFICATES) ? [`--env=NODE_EXTRA_CA_CERTS=${CERTIFICATES}`] : []),
]
