import { emitKeypressEvents } from 'node:readline'
import type { Terminal } from '../terminal.ts'
import { draw, type Prompt } from './draw.ts'
import { edit, editOf, EMPTY, moveLine, replace, type Edit, type Key } from './edit.ts'

export interface Completion {
  readonly span: { readonly start: number; readonly end: number }
  readonly items: readonly { readonly label: string; readonly insert: string; readonly detail: string }[]
}

export interface LineEditorOptions {
  readonly terminal: Pick<Terminal, 'input' | 'out'>
  readonly prompt: Prompt
  readonly history: readonly string[]
  /** Unprocessed keys. Those typed after Enter belong to the next entry. */
  readonly ahead: Key[]
  readonly paint: (text: string) => string
  readonly complete: (now: Edit) => Promise<Completion>
  /** Whether Enter adds a line instead of ending the entry. */
  readonly isUnfinished: (text: string) => boolean
  readonly faint: (text: string) => string
}

/** An entry; `end` after Ctrl-D on an empty text. */
export type Entered = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'end' }

/** The maximum number of listed completions. */
const MAX_LISTED = 12

/** Turns the bracketed paste mode of xterm on and off, in which the terminal marks the start and end of a paste. */
const PASTES = '\u001b[?2004h'
const NO_PASTES = '\u001b[?2004l'

/** Reads an entry of one or more lines from a terminal. Restores the terminal before it resolves. */
export function readEntry(options: LineEditorOptions): Promise<Entered> {
  const { terminal, prompt, history, paint, ahead } = options
  const { input, out } = terminal
  let now: Edit = EMPTY
  let row = 0
  /** The index of the shown entry of the history; its length: the new entry. */
  let at = history.length
  let newEntry = ''
  /** Whether a key is being processed. Keys that arrive during a completion wait. */
  let isBusy = false
  let isPasting = false

  const redraw = (): void => {
    const drawing = draw(now, prompt, out.columns || 80, row, paint)
    out.write(drawing.output)
    row = drawing.caretRow
  }
  const show = (next: Edit): void => {
    now = next
    redraw()
  }
  /** Writes a text below the entry, and draws the entry again below that. */
  const below = (text: string): void => {
    show({ ...now, caret: now.text.length })
    out.write(`\r\n${text}\r\n`)
    row = 0
  }
  const recall = (step: -1 | 1): void => {
    const to = at + step
    if (to < 0 || to > history.length) return
    if (at === history.length) newEntry = now.text
    at = to
    show(editOf(history[at] ?? newEntry))
  }
  const lineOrHistory = (step: -1 | 1): void => {
    const moved = moveLine(now, step)
    if (moved === undefined) recall(step)
    else show(moved)
  }
  async function complete(): Promise<void> {
    const { span, items } = await options
      .complete(now)
      .catch(() => ({ span: { start: 0, end: 0 }, items: [] }))
    const [only] = items
    if (only === undefined) return
    if (items.length === 1) {
      const space = now.text[span.end] === undefined && !/[\s({]$/u.test(only.insert) ? ' ' : ''
      show(replace(now, span.start, span.end, `${only.insert}${space}`))
      return
    }
    const common = commonStart(items.map(({ insert }) => insert))
    const typed = now.text.slice(span.start, span.end)
    if (common.length > typed.length && common.toLowerCase().startsWith(typed.toLowerCase())) {
      show(replace(now, span.start, span.end, common))
      return
    }
    const { caret } = now
    const widest = Math.max(...items.slice(0, MAX_LISTED).map(({ label }) => label.length))
    const room = Math.max(20, (out.columns || 80) - 1)
    const lines = items.slice(0, MAX_LISTED).map(({ label, detail }) => {
      const head = `  ${label.padEnd(widest)}  `.slice(0, room)
      return `${head}${options.faint(detail.replaceAll('`', '').slice(0, Math.max(0, room - head.length)))}`
    })
    const more = items.length > MAX_LISTED ? [options.faint(`  and ${items.length - MAX_LISTED} more`)] : []
    below([...lines, ...more].join('\r\n'))
    show({ ...now, caret })
  }

  emitKeypressEvents(input)
  const raw = input.isRaw
  input.setRawMode(true)
  input.resume()
  out.write(PASTES)
  redraw()
  return new Promise((resolve) => {
    let isFinished = false
    const finish = (entered: Entered): void => {
      isFinished = true
      input.off('keypress', onKey)
      out.off('resize', redraw)
      input.setRawMode(raw)
      input.pause()
      show({ ...now, caret: now.text.length })
      out.write(`${NO_PASTES}\r\n`)
      resolve(entered)
    }
    const enter = (): void => {
      const { text } = now
      const isAtEnd = text.slice(now.caret).trim() === ''
      // An empty line also ends an unfinished text, so that the user sees what is missing.
      const addsLine = isAtEnd && options.isUnfinished(text) && !/\n[ \t]*$/u.test(text)
      if (addsLine) show(editOf(`${text}\n`))
      else finish({ kind: 'text', text })
    }
    const interrupt = (): void => {
      show({ ...now, caret: now.text.length })
      out.write('^C')
      finish({ kind: 'text', text: '' })
    }
    const clear = (): void => {
      out.write('\u001b[2J\u001b[H')
      row = 0
      redraw()
    }
    const endOrDelete = (): void => {
      if (now.text === '') finish({ kind: 'end' })
      else show(edit(now, { name: 'delete' }) ?? now)
    }
    const actions: Readonly<Record<string, () => void | Promise<void>>> = {
      return: enter,
      enter,
      tab: complete,
      up: () => lineOrHistory(-1),
      'ctrl-p': () => lineOrHistory(-1),
      down: () => lineOrHistory(1),
      'ctrl-n': () => lineOrHistory(1),
      'ctrl-c': interrupt,
      'ctrl-d': endOrDelete,
      'ctrl-l': clear,
    }
    const press = async (key: Key): Promise<void> => {
      if (key.name === 'paste-start' || key.name === 'paste-end') {
        isPasting = key.name === 'paste-start'
        return
      }
      if (isPasting) {
        const pasted = key.name === 'return' || key.name === 'enter' ? '\n' : (key.sequence ?? '')
        show(replace(now, now.caret, now.caret, pasted === '\t' ? '  ' : pasted))
        return
      }
      const name = `${key.ctrl === true ? 'ctrl-' : ''}${key.name ?? ''}`
      const action = key.meta === true || !Object.hasOwn(actions, name) ? undefined : actions[name]
      if (action !== undefined) return action()
      const next = edit(now, key)
      if (next !== undefined) show(next)
    }
    const work = async (): Promise<void> => {
      if (isBusy) return
      isBusy = true
      for (let key = ahead.shift(); key !== undefined; key = isFinished ? undefined : ahead.shift())
        await press(key)
      isBusy = false
    }
    const onKey = (_: string | undefined, key: Key): void => {
      ahead.push(key)
      void work()
    }
    input.on('keypress', onKey)
    out.on('resize', redraw)
    void work()
  })
}

function commonStart(texts: readonly string[]): string {
  let [common = ''] = texts
  for (const text of texts) while (!text.startsWith(common)) common = common.slice(0, -1)
  return common
}
