import { execFile, execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { ROOT } from './documented-files.ts'
import { fillWithNode, NODE_IMAGE_SETTINGS } from './local-node-image.ts'

const run = promisify(execFile)

/** The configuration of an image, as Docker stores it. */
export interface ImageConfig {
  readonly User: string
  readonly Env: readonly string[]
  readonly Cmd: readonly string[]
  readonly WorkingDir: string
  readonly Volumes: Readonly<Record<string, object>>
  readonly Healthcheck: { readonly Test: readonly string[] }
}

export interface BuiltImage {
  readonly config: ImageConfig
  /** The root file system of a container of the image. */
  readonly root: string
  remove(): void
}

/**
 * Builds the Dockerfile with buildah, which needs no daemon, into image storage in the folder. The image of Node is that of the
 * Dockerfile if its registry answers; otherwise one from the files of this machine replaces it.
 */
export async function buildImage(folder: string): Promise<BuiltImage> {
  const storage = ['--root', join(folder, 'images'), '--runroot', join(folder, 'running')]
  const buildah = async (...args: readonly string[]): Promise<string> =>
    (await run('buildah', [...storage, ...args], { cwd: ROOT, maxBuffer: 2 ** 26 })).stdout.trim()
  const node = await nodeImage(folder, buildah)
  const options = ['--isolation', 'chroot', '--format', 'docker', '--build-arg', `NODE_IMAGE=${node}`]
  await buildah('build', ...options, '--tag', 'localhost/tributary', '.')
  const inspected = await buildah('inspect', '--type', 'image', 'localhost/tributary')
  const { Docker } = JSON.parse(inspected) as { readonly Docker: { readonly config: ImageConfig } }
  const root = await buildah('mount', await buildah('from', 'localhost/tributary'))
  return {
    config: Docker.config,
    root,
    remove() {
      for (const args of [
        ['umount', '--all'],
        ['rm', '--all'],
        ['rmi', '--all', '--force'],
      ])
        execFileSync('buildah', [...storage, ...args], { stdio: 'ignore' })
    },
  }
}

async function nodeImage(folder: string, buildah: (...args: string[]) => Promise<string>): Promise<string> {
  const dockerfile = readFileSync(join(ROOT, 'Dockerfile'), 'utf8')
  const official = `docker.io/library/${/^ARG NODE_IMAGE=(\S+)$/mu.exec(dockerfile)![1]!}`
  try {
    await buildah('pull', official)
    return official
  } catch {
    console.warn(`!!! ${official} cannot be pulled: the image is built on the Node of this machine instead.`)
  }
  const files = join(folder, 'node')
  mkdirSync(files)
  fillWithNode(files)
  const container = await buildah('from', 'scratch')
  await buildah('copy', container, files, '/')
  await buildah('config', ...NODE_IMAGE_SETTINGS, container)
  await buildah('commit', container, 'localhost/node')
  rmSync(files, { recursive: true })
  return 'localhost/node'
}
