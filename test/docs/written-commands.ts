import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A command on a page, as the shell divides it into words. */
export interface WrittenCommand {
  /** The line of its block or of its code in a sentence, counted from 1. */
  readonly line: number
  readonly words: readonly string[]
  /** Whether it is code in a sentence, not in a block. */
  readonly inSentence: boolean
}

/** Commands of code in sentences begin like this. With an ellipsis or alternatives, they are not to be typed. */
const IN_A_SENTENCE = /^(?:\w+=\S+ )?(?:tributary|npm run) (?!.*(?:…| \| ))/u

interface ShellText {
  readonly line: number
  readonly text: string
  readonly inSentence: boolean
}

/** The blocks of shell commands of a page, and the commands in its sentences, with the line of each. */
function shellTexts(markdown: string): readonly ShellText[] {
  const lineAt = (index: number): number => markdown.slice(0, index).split('\n').length
  const blocks = [...markdown.matchAll(/^ *```(?:sh|console|bash)\n([^]*?)^ *```$/gmu)].map((found) => ({
    line: lineAt(found.index) + 1,
    text: found[1]!,
    inSentence: false,
  }))
  const sentences = markdown.replaceAll(/^ *```[^]*?^ *```$/gmu, (block) => block.replaceAll(/[^\n]/gu, ' '))
  const inSentences = [...sentences.matchAll(/`([^`\n]+)`/gu)]
    .map((found) => ({ line: lineAt(found.index), text: found[1]!, inSentence: true }))
    .filter(({ text }) => IN_A_SENTENCE.test(text))
  return [...blocks, ...inSentences]
}

/**
 * A shell without commands: bash calls the handler with the words of each command that it does not find. The handler writes them in
 * one line, because the commands of a pipe write at the same time. Functions replace the builtins that would end or block it. It is
 * restricted (`-r`), so it writes no file and runs no path.
 */
const READ_WORDS = `
command_not_found_handle() { local IFS=$'\\x1f'; printf '%s\\n' "\${*//$'\\n'/$'\\x1d'}" >&3; }
cd() { :; }; exec() { :; }; exit() { :; }; read() { [ -z "$again" ] && again=1; }; kill() { :; }; wait() { :; }
for text in "$@"; do
  ( eval "$text" ) < /dev/null
  echo >&3
done`

/**
 * The commands that a reader of a page types. Leaves out builtins and commands with a path.
 *
 * @example
 * writtenCommands("```sh\ntributary query 'jobs' | wc -l\n```")
 * // [{ line: 2, words: ['tributary', 'query', 'jobs'], inSentence: false }, { line: 2, words: ['wc', '-l'], inSentence: false }]
 */
export function writtenCommands(markdown: string): readonly WrittenCommand[] {
  const texts = shellTexts(markdown)
  const folder = mkdtempSync(join(tmpdir(), 'tributary-words-'))
  const { output } = spawnSync(
    'bash',
    ['-c', `PATH=/none; set -r\n${READ_WORDS}`, 'bash', ...texts.map(({ text }) => withoutFiles(text))],
    {
      cwd: folder,
      env: {},
      encoding: 'utf8',
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
      timeout: 60_000,
    },
  )
  rmSync(folder, { recursive: true, force: true })
  const commands: WrittenCommand[] = []
  let text = 0
  for (const line of (output[3] ?? '').split('\n').slice(0, -1))
    if (line === '') text += 1
    else {
      const words = line.split('\u001F').map((word) => word.replaceAll('\u001D', '\n'))
      commands.push({ line: texts[text]!.line, words, inSentence: texts[text]!.inSentence })
    }
  if (text !== texts.length) throw new Error(`the shell read ${text} of ${texts.length} texts`)
  return commands
}

/** Without redirections to and from files, which the shell cannot open. */
const withoutFiles = (text: string): string =>
  text.replaceAll(/(?<=\s)(?:>>?|<(?!<)) ?[\w./~-]+$/gmu, '').replaceAll(/(?<=\s)>>? ?[\w./~-]+(?= )/gmu, '')
