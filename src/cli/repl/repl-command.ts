import { homedir } from 'node:os'
import { join } from 'node:path'
import { queryText } from '../../app/query-text.ts'
import { isJsonObject } from '../../lib/json.ts'
import type { Palette } from '../../render/palette.ts'
import { post, type ApiOptions } from '../api-client.ts'
import { CommandFailed } from '../command-failed.ts'
import { queryFailed } from '../query-failed.ts'
import type { Params } from '../options.ts'
import { queryCommand } from '../query-command.ts'
import { userFolder } from '../user-folder.ts'
import { paletteFor, type Terminal } from '../terminal.ts'
import {
  COLON_COMMANDS,
  helpText,
  isCommand,
  readCommand,
  WORD_COMMANDS,
  type ReplCommand,
  type Settings,
} from './commands.ts'
import type { Edit, Key } from './edit.ts'
import { openHistory } from './history.ts'
import { readEntry, type Completion, type Entered } from './line-editor.ts'
import { paintQuery } from './paint-query.ts'
import { createInterface } from 'node:readline'

export interface ReplOptions {
  readonly params: Params
  readonly format: Settings['format']
}

const PROMPT = { first: 'tributary> ', next: '         > ' }

/** Whether a query is unfinished. Commands such as `help` never are. */
const isUnfinished = (text: string): boolean => !isCommand(text) && queryText.isUnfinished(text)

/**
 * `repl`: runs queries one after another. On a terminal, it has completion, colours and a history; from a pipe, it reads one query per
 * line. It prints the error of a query and continues.
 * @throws CommandFailed after the last query, if the input is a pipe and a query failed
 */
export async function replCommand(api: ApiOptions, options: ReplOptions, terminal: Terminal): Promise<void> {
  const isInteractive = terminal.input.isTTY && terminal.out.isTTY
  const palette = paletteFor(terminal.out, terminal.env)
  let settings: Settings = { params: options.params, format: options.format }
  let last = ''
  let failed = 0

  async function carryOut(command: ReplCommand): Promise<void> {
    switch (command.kind) {
      case 'query':
      case 'explain': {
        last = command.text
        const path = command.kind === 'query' ? 'api/v1/query' : 'api/v1/explain'
        const { params, format } = settings
        return queryCommand(
          api,
          { path, text: command.text, params: usedOf(params, command.text), format },
          terminal,
        )
      }
      case 'format': {
        const formatted = queryText.format(command.text)
        if (formatted.kind === 'formatted')
          return void terminal.out.write(`${paintQuery(formatted.text, palette)}\n`)
        throw queryFailed(formatted.diagnostics, command.text)
      }
      case 'set':
        settings = command.settings
        return
      case 'say':
        return void terminal.out.write(`${command.text}\n`)
      case 'help':
        return void terminal.out.write(`${helpText(api.invocation)}\n`)
      case 'mistake':
        throw new CommandFailed(command.text, ':help')
      case 'nothing':
      case 'quit':
    }
  }
  const entries = isInteractive
    ? typedEntries(api, terminal, palette)
    : pipedEntries(terminal.input, isUnfinished)
  for await (const entered of entries) {
    if (entered.kind === 'end') break
    const command = readCommand(entered.text, settings, last)
    if (command.kind === 'quit') break
    try {
      await carryOut(command)
    } catch (error) {
      if (!(error instanceof CommandFailed)) throw error
      failed++
      terminal.err.write(`${error.text}\n`)
    }
  }
  if (failed > 0 && !isInteractive)
    throw new CommandFailed(
      failed === 1 ? 'One entry failed.' : `${failed} entries failed.`,
      'tributary help language',
    )
}

/** The values of parameters in the text. The server would refuse others as misspelt. */
function usedOf(params: Params, text: string): Params {
  const names = new Set(
    queryText
      .highlight(text)
      .filter(({ kind }) => kind === 'parameter')
      .map(({ span }) => text.slice(span.start + 1, span.end)),
  )
  return Object.fromEntries(Object.entries(params).filter(([name]) => names.has(name)))
}

async function* typedEntries(
  api: ApiOptions,
  terminal: Terminal,
  palette: Palette,
): AsyncGenerator<Entered, void, undefined> {
  terminal.out.write(`${palette.faint(`server ${api.url}; ${HELP_HINT}`)}\n`)
  const history = await openHistory(
    join(userFolder('state', process.platform, terminal.env, homedir()), 'history'),
  )
  const ahead: Key[] = []
  for (;;) {
    const entered = await readEntry({
      terminal,
      prompt: PROMPT,
      history: history.entries,
      ahead,
      paint: (text) => paintQuery(text, palette),
      complete: (now) => completeAt(api, now),
      isUnfinished,
      faint: palette.faint,
    })
    if (entered.kind === 'text') await history.add(entered.text)
    yield entered
  }
}

const HELP_HINT = 'help lists the commands, exit quits'

/** Completions: after a colon, the commands of the prompt; else those of the server, after the commands that the entry may begin. */
async function completeAt(api: ApiOptions, now: Edit): Promise<Completion> {
  const { text } = now
  const command = /^\s*:(?:(?:explain|format)\s+)?/u.exec(text)
  if (command !== null && !/\s$/u.test(command[0])) {
    const span = { start: command[0].length - 1, end: text.length }
    const fitting = COLON_COMMANDS.filter((name) => name.startsWith(text.slice(span.start)))
    return { span, items: fitting.map((name) => ({ label: name, insert: name, detail: '' })) }
  }
  const [, typed] = /^\s*([a-z]*)$/iu.exec(text) ?? []
  const words =
    typed === undefined ? [] : WORD_COMMANDS.filter(({ name }) => name.startsWith(typed.toLowerCase()))
  if (words.length === 0) return completeQuery(api, now, command?.[0].length ?? 0)
  const span = { start: text.length - typed!.length, end: text.length }
  const ofQuery = await completeQuery(api, now, 0).catch(() => ({ items: [] }))
  return {
    span,
    items: [...words.map(({ name, detail }) => ({ label: name, insert: name, detail })), ...ofQuery.items],
  }
}

/** Completions from the server. The query begins at `head`. */
async function completeQuery(api: ApiOptions, { text, caret }: Edit, head: number): Promise<Completion> {
  const request = { query: text.slice(head), caret: Math.max(0, caret - head) }
  const { status, body } = await post(api, 'api/v1/complete', 'application/json', JSON.stringify(request))
  if (status !== 200 || !isJsonObject(body)) return { span: { start: caret, end: caret }, items: [] }
  const { span, items } = body as unknown as Completion
  return { span: { start: span.start + head, end: span.end + head }, items }
}

/** The entries of an input that is not a terminal: one per line, or several lines while a query is unfinished. */
async function* pipedEntries(
  input: NodeJS.ReadableStream,
  isUnfinished: (text: string) => boolean,
): AsyncGenerator<Entered, void, undefined> {
  let text = ''
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    text = text === '' ? line : `${text}\n${line}`
    if (line.trim() !== '' && isUnfinished(text)) continue
    yield { kind: 'text', text: text.trimEnd() }
    text = ''
  }
  if (text !== '') yield { kind: 'text', text }
}
