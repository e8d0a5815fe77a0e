import type {
  Completion,
  CompletionContext,
  CompletionResult,
  CompletionSource,
} from '@codemirror/autocomplete'
import type { CompletionItem, LanguageTools } from './language-tools.ts'

/** CodeMirror's completion icons by our kinds of items. */
const TYPES: Readonly<Record<string, string>> = {
  keyword: 'keyword',
  sign: 'keyword',
  field: 'property',
  value: 'constant',
  let: 'variable',
  parameter: 'variable',
  saved: 'function',
  dataset: 'class',
  job: 'method',
  column: 'property',
  namespace: 'namespace',
  tag: 'enum',
  owner: 'interface',
}

/** Characters after which a completion may start. A closing bracket or quote does not open the list by itself. */
const BEGINS = /[\p{L}\p{N}_./:#@$*?"'=(,{\-\s]$/u

/**
 * Completes with the server's completion, which sees the whole text and the live names. Items stay in the server's order, best
 * first. Every keystroke asks the server again, because only the server knows which of a million names match.
 */
export function completeSource(tools: Pick<LanguageTools, 'complete'>): CompletionSource {
  return async (context: CompletionContext): Promise<CompletionResult | null> => {
    const query = context.state.doc.toString()
    if (!context.explicit && !BEGINS.test(query.slice(0, context.pos))) return null
    const away = new AbortController()
    context.addEventListener('abort', () => away.abort(), { onDocChange: true })
    const answer = await tools.complete(query, context.pos, away.signal).catch(() => undefined)
    if (answer === undefined || context.aborted || answer.items.length === 0) return null
    const { span, items } = answer
    return {
      from: span.start,
      to: Math.max(span.end, context.pos),
      options: items.map(optionOf),
      filter: false,
    }
  }
}

const optionOf = ({ label, insert, kind, detail }: CompletionItem): Completion => ({
  label,
  apply: insert,
  ...(TYPES[kind] === undefined ? {} : { type: TYPES[kind] }),
  ...(detail === undefined || detail === '' ? {} : { detail }),
})
