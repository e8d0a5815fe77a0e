import { CommandFailed } from './command-failed.ts'
import { shellWord } from './shell-word.ts'

/** The process that has the folder of a store open. */
export interface Holder {
  readonly folder: string
  /** Undefined if it has not written its id yet. */
  readonly pid: number | undefined
  /** The address of a server; undefined for other commands, and until the server listens. */
  readonly url: string | undefined
  /** What it is, for a message, such as `the server at http://127.0.0.1:8080 (process 42)`. */
  readonly holder: string
}

/** A command needs the folder of a store, but another process has it open. */
export class StoreHeld extends CommandFailed {
  readonly holder: Holder
  /** Who has the folder, and why this is a problem, as sentences. */
  readonly reason: string
  /** What the user can do, as sentences. */
  readonly remedy: string

  constructor(
    holder: Holder,
    remedy = 'Send the command to that server with --url, stop it, or choose another folder.',
  ) {
    const reason = `The folder ${holder.folder} is in use by ${holder.holder}. Only one process at a time can open a store.`
    super(`${reason} ${remedy}`, 'tributary help troubleshooting store is in use')
    this.holder = holder
    this.reason = reason
    this.remedy = remedy
  }
}

/**
 * What the user of a command can do instead.
 * @param words the command line without the name of the program, such as `['verify', '--data', './lineage']`
 * @example
 * "Let the server do it: `tributary verify --url http://127.0.0.1:8080`. Or stop the server first (Ctrl-C in its terminal, or `kill 42`)."
 */
export function remedyFor(words: readonly string[], { pid, url }: Holder, invocation: string): string {
  const kill = pid === undefined ? '' : `, or \`kill ${pid}\``
  const stop = `stop ${url === undefined ? 'that process' : 'the server'} first (Ctrl-C in its terminal${kill})`
  const call = (rest: readonly string[]): string => `\`${invocation} ${rest.map(shellWord).join(' ')}\``
  const [command] = words
  const own = withoutStore(words)
  if (command === 'serve') {
    const use = url === undefined ? '' : `Use that server: its viewer is at ${url}. Or `
    return sentence(`${use}choose another folder with --data, or ${stop}.`)
  }
  if (command === 'import') {
    const elsewhere = call([...own, '--data', 'NEW_FOLDER'])
    return `A server cannot import. Import into a new folder and serve that one: ${elsewhere}. Or ${stop}.`
  }
  const through = call([...(command === 'backup' ? own.map(nameInFolder) : own), '--url', url ?? 'URL'])
  const where = command === 'backup' ? ' The server writes the file to its own folder for backups.' : ''
  return url === undefined
    ? `If it is a server, let it do the work: ${through}.${where} Or ${stop}.`
    : `Let the server do it: ${through}.${where} Or ${stop}.`
}

/** Flags with a value that say where the store or server is. Keys must not be in a message. */
const OF_STORE = /^--(?:data|url|api-key|neo4j-\w+)(?:=|$)/u

function withoutStore(words: readonly string[]): readonly string[] {
  return words.filter(
    (word, i) =>
      !OF_STORE.test(word) && !(i > 0 && OF_STORE.test(words[i - 1]!) && !words[i - 1]!.includes('=')),
  )
}

/** A server takes the name of a backup, and no path. */
const nameInFolder = (word: string, i: number, words: readonly string[]): string =>
  word.startsWith('-') || words[i - 1] === '--config' ? word : word.replace(/^.*[/\\]/u, '')

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`
