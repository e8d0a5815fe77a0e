import type { AnswerJson } from '../../render/answer-json.ts'
import type { View } from './ask-url.ts'

const BY_KIND = {
  graph: ['graph', 'table', 'tree', 'json', 'plan'],
  table: ['table', 'json', 'plan'],
  plan: ['plan', 'json'],
} as const satisfies Record<AnswerJson['kind'], readonly View[]>

/** How an answer can be shown, the usual way first. */
export const viewsOf = ({ kind }: Pick<AnswerJson, 'kind'>): readonly View[] => BY_KIND[kind]

/** The view that was asked for where the answer has it, else the usual one. */
export function viewOf(answer: Pick<AnswerJson, 'kind'>, asked: View | undefined): View {
  const views = viewsOf(answer)
  return asked !== undefined && views.includes(asked) ? asked : views[0]!
}
