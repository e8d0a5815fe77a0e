import { useQuery } from '@tanstack/react-query'
import type { Card } from '../../../http/shapes/browse-types.ts'
import type { GraphJson } from '../../../render/answer-json.ts'
import { ask } from '../use-answer.ts'
import { demoQuestions, questionsOf } from './questions-of.ts'

interface Props {
  readonly newest: readonly Card<'dataset'>[]
  readonly onAsk: (query: string) => void
}

/** Questions to click: those of the demo if its data is loaded, else questions about the newest datasets. */
export function Questions({ newest, onAsk }: Props) {
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
  if (isDemo === undefined) return null
  const offered = isDemo ? demoQuestions : questionsOf(newest)
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
