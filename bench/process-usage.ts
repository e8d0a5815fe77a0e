import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** CPU and memory of processes and their threads, from /proc (Linux only). */
export interface Usage {
  readonly cpuMs: number
  /** By thread id, over all processes. */
  readonly threads: ReadonlyMap<number, number>
  /** Bytes in memory now. */
  readonly rss: number
}

/** Clock ticks are 1/100 s on every Linux that Node runs on. */
const TICK_MS = 10
const PAGE = 4096

export function usageOf(pids: readonly number[]): Usage | undefined {
  const threads = new Map<number, number>()
  let rss = 0
  try {
    for (const pid of pids) {
      for (const task of readdirSync(`/proc/${String(pid)}/task`))
        threads.set(Number(task), cpuIn(readFileSync(`/proc/${String(pid)}/task/${task}/stat`, 'utf8')))
      rss += Number(readFileSync(`/proc/${String(pid)}/statm`, 'utf8').split(' ')[1]) * PAGE
    }
  } catch {
    return undefined
  }
  let cpuMs = 0
  for (const ms of threads.values()) cpuMs += ms
  return { cpuMs, threads, rss }
}

/** The name of a process may contain spaces and parentheses; the fields after it do not. */
function cpuIn(stat: string): number {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS
}

/** A process and its descendants. */
export function processTree(root: number): readonly number[] {
  const children = new Map<number, number[]>()
  let all: readonly string[]
  try {
    all = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  } catch {
    return [root]
  }
  for (const name of all) {
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
      const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
      children.set(parent, [...(children.get(parent) ?? []), Number(name)])
    } catch {
      // The process ended during the scan.
    }
  }
  const tree = [root]
  for (const pid of tree) tree.push(...(children.get(pid) ?? []))
  return tree
}

/** Bytes of all files in a folder and its subfolders, except those that match `without`. */
export function folderSize(folder: string, without?: RegExp): number {
  let bytes = 0
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile() || without?.test(join(entry.parentPath, entry.name)) === true) continue
    bytes += statSync(join(entry.parentPath, entry.name)).size
  }
  return bytes
}
