import { useQuery } from '@tanstack/react-query'
import type { GraphJson } from '../../../render/answer-json.ts'
import { ask } from '../use-answer.ts'
import { demoQuestions, questionsOf } from './questions-of.ts'
import { useExamples } from './use-examples.ts'

interface Props {
  readonly onAsk: (query: string) => void
}

/** Questions to click: those of the demo if its data is loaded, else questions about names that have lineage in this store. */
export function Questions({ onAsk }: Props) {
  const { data: isDemo } = useQuery({
    queryKey: ['is-demo'],
    queryFn: async ({ signal }) => {
      const query =
        'datasets where name in (shop.raw.raw_orders, shop.raw.raw_customers, shop.marts.daily_revenue)'
      const { nodes } = await ask<GraphJson>('query', { query, params: {}, limits: { nodes: 10 } }, signal)
      return nodes.length >= 3
    },
    staleTime: Infinity,
  })
  const examples = useExamples()
  if (isDemo === undefined || examples === undefined) return null
  const offered = isDemo ? demoQuestions : questionsOf(examples)
  return (
    <>
      <h2>Example questions</h2>
      <div className="start-cards">
        {offered.map(({ words, query }) => (
          <button key={query} type="button" className="card start-question" onClick={() => onAsk(query)}>
            <strong>
              <bdi>{words}</bdi>
            </strong>
            <code>{query}</code>
          </button>
        ))}
      </div>
    </>
  )
}
