import type { Card } from '../../../http/shapes/browse-types.ts'
import { DEMO_QUESTIONS } from '../../../render/demo-questions.ts'
import { selectorOf } from '../select-query.ts'

/** A question in plain words, and its query. */
export interface OfferedQuestion {
  readonly words: string
  readonly query: string
}

type Newest = readonly Pick<Card<'dataset'>, 'id' | 'namespace' | 'name'>[]

/** The questions of the demo. */
export const demoQuestions: readonly OfferedQuestion[] = DEMO_QUESTIONS.map(({ wants, query }) => ({
  words: wants,
  query,
}))

/** Four questions about the newest datasets. */
export function questionsOf(newest: Newest): readonly OfferedQuestion[] {
  const [first, second = first] = newest.flatMap(({ id, namespace, name }) =>
    namespace === undefined || name === undefined ? [] : [{ id, kind: 'dataset' as const, namespace, name }],
  )
  const general: readonly OfferedQuestion[] = [
    { words: 'How many datasets are there, and where?', query: 'datasets count by namespace' },
    {
      words: 'What changed in the last 7 days?',
      query: 'changes since 7d in datasets where change = added',
    },
  ]
  if (first === undefined || second === undefined) return general
  return [
    { words: `What is ${shortOf(first.name)} made of?`, query: `upstream of ${selectorOf(first)}` },
    {
      words: `What breaks if ${shortOf(second.name)} changes?`,
      query: `downstream of ${selectorOf(second)}`,
    },
    ...general,
  ]
}

/** The end of a name tells most. */
const shortOf = (name: string): string => (name.length <= 48 ? name : `…${name.slice(-47)}`)
