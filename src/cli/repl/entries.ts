import { createInterface } from 'node:readline'
import type { Entered } from './line-editor.ts'

/** The entries of an input that is not a terminal: one per line, or several lines while a query is unfinished. */
export async function* pipedEntries(
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
