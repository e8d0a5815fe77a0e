import type { AnswerJson } from '../../render/answer-json.ts'
import type { View } from './ask-url.ts'

const BY_KIND = {
  graph: ['graph', 'table', 'tree', 'json', 'plan'],
  table: ['table', 'json', 'plan'],
  plan: ['plan', 'json'],
} as const satisfies Record<AnswerJson['kind'], readonly View[]>

/** The views of an answer, default first. */
export const viewsOf = ({ kind }: Pick<AnswerJson, 'kind'>): readonly View[] => BY_KIND[kind]

/** The requested view if the answer has it, else the default. */
export function viewOf(answer: Pick<AnswerJson, 'kind'>, asked: View | undefined): View {
  const views = viewsOf(answer)
  return asked !== undefined && views.includes(asked) ? asked : views[0]!
}
