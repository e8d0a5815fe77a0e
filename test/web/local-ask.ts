import { lex } from '../../grammar/lexer.ts'
import { tokenClass } from '../../grammar/token-class.ts'
import { keywords } from '../../grammar/tokens.ts'
import { format } from '../../src/lang/format.ts'
import { parse } from '../../src/lang/parse.ts'
import { toNotes } from '../../src/render/to-answer-json.ts'
import type { AskApi, AskResult } from '../../src/web/editor/language-tools.ts'

/** Names in the store. */
export const LIVE_NAMES = ['shop.marts.fct_orders', 'shop.raw.raw_orders', 'two words'] as const

interface Request {
  readonly query: string
  readonly caret?: number
}

/** The language routes without a server: real results of `/api/v1/parse` and `/format`, and the shapes of completion and hovers. */
export const localAsk: AskApi = (path, body) => {
  const { query, caret = 0 } = body as Request
  return Promise.resolve(answer(path, query, caret))
}

function answer(path: string, query: string, caret: number): AskResult {
  switch (path) {
    case 'parse': {
      const { tree, diagnostics } = parse(query)
      const notes = toNotes(diagnostics)
      return tree === undefined
        ? { ok: false, body: { type: '/problems/invalid-query', diagnostics: notes } }
        : { ok: true, body: { query: format(tree), notes } }
    }
    case 'format': {
      const { tree, diagnostics } = parse(query)
      return tree === undefined
        ? { ok: false, body: { diagnostics: toNotes(diagnostics) } }
        : { ok: true, body: { text: format(tree) } }
    }
    case 'complete':
      return { ok: true, body: completions(query, caret) }
    case 'hover': {
      const token = wordAt(query, caret)
      if (token === undefined) return { ok: true, body: { span: { start: caret, end: caret }, markdown: '' } }
      const span = { start: token.startOffset, end: token.endOffset! + 1 }
      const markdown = `**${token.image}** is a ${tokenClass(token)}\n\n- \`${token.image}\`\n- <b>no HTML</b>`
      return { ok: true, body: { span, markdown } }
    }
    default:
      return { ok: false, body: undefined }
  }
}

const wordAt = (query: string, caret: number) =>
  lex(query, 10_000).tokens.find((token) => token.startOffset <= caret && caret <= token.endOffset! + 1)

function completions(query: string, caret: number): object {
  const before = query.slice(0, caret)
  const typed = /[^\s(){},;]*$/.exec(before)![0]
  const items = [
    ...keywords.map(({ LABEL }) => ({ label: LABEL!, insert: LABEL!, kind: 'keyword', detail: '' })),
    ...LIVE_NAMES.map((name) => ({
      label: name,
      insert: name.includes(' ') ? `"${name}"` : name,
      kind: 'dataset',
      detail: 'postgres://db',
    })),
  ].filter(({ label }) => label.includes(typed.toLowerCase()))
  return { span: { start: caret - typed.length, end: caret }, items }
}
