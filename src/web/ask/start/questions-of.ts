import { DEMO_QUESTIONS } from '../../../render/demo-questions.ts'
import { selectorOf, walkFrom } from '../select-query.ts'
import type { Examples } from './find-examples.ts'

/** A question in plain words, and its query. */
export interface OfferedQuestion {
  readonly words: string
  readonly query: string
}

/** The questions of the demo. */
export const demoQuestions: readonly OfferedQuestion[] = DEMO_QUESTIONS.map(({ wants, query }) => ({
  words: wants,
  query,
}))

/** Questions about these names, and one that needs none. None has an empty answer in a store with datasets. */
export function questionsOf({ made, used, column, job }: Examples): readonly OfferedQuestion[] {
  return [
    ...(made === undefined
      ? []
      : [{ words: `What is ${shortOf(made.name)} made of?`, query: walkFrom('upstream', [made]) }]),
    ...(used === undefined
      ? []
      : [{ words: `What breaks if ${shortOf(used.name)} changes?`, query: walkFrom('downstream', [used]) }]),
    ...(column === undefined
      ? []
      : [
          {
            words: `Where does the column ${shortOf(column.name)} end up?`,
            query: walkFrom('downstream', [column]),
          },
        ]),
    ...(job === undefined
      ? []
      : [{ words: `How did the runs of ${shortOf(job.name)} end?`, query: `runs of ${selectorOf(job)}` }]),
    { words: 'How many datasets are there, and where?', query: 'datasets count by namespace' },
  ]
}

/** A query for the placeholder of the editor. */
export const exampleQuery = (examples: Examples | undefined): string =>
  examples === undefined
    ? ''
    : examples.used === undefined
      ? 'datasets count by namespace'
      : `${walkFrom('downstream', [examples.used])} depth 3`

/** The end of a name tells most. */
const shortOf = (name: string): string => (name.length <= 48 ? name : `…${name.slice(-47)}`)
