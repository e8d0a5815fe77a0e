import type { PlanJson } from '../../render/answer-json.ts'
import { CopyButton } from '../ui/copy-button.tsx'
import { Loading } from '../ui/loading.tsx'
import { ProblemView } from '../ui/problem-view.tsx'
import './plan-pane.css'
import { usePlan, type Question } from './use-answer.ts'

/** How a query is answered: its canonical text, the plan and the statements for the store. */
export function PlanPane({ question, plan }: { readonly question: Question; readonly plan?: PlanJson }) {
  return plan === undefined ? <AskedPlan question={question} /> : <PlanText plan={plan} />
}

function AskedPlan({ question }: { readonly question: Question }) {
  const { data, error, refetch } = usePlan(question)
  if (error !== null) return <ProblemView error={error} onRetry={() => void refetch()} />
  if (data?.kind !== 'plan') return <Loading what="the plan" />
  return <PlanText plan={data} />
}

function PlanText({ plan: { query, outline, statements, browser } }: { readonly plan: PlanJson }) {
  return (
    <div className="plan-pane">
      <section className="card">
        <h2>Query</h2>
        <pre>{query}</pre>
      </section>
      <section className="card">
        <h2>Plan</h2>
        <pre className="plan-text">{outline}</pre>
      </section>
      {browser === undefined ? null : (
        <section className="card">
          <h2>In Neo4j Browser</h2>
          {browser.kind === 'statement' ? (
            <Statement language="cypher" text={browser.text} />
          ) : (
            <p>
              One statement cannot draw this: {browser.why}. {browser.instead}
            </p>
          )}
        </section>
      )}
      {statements.map(({ title, language, text, params, count }, i) => (
        <section key={`${title} ${i}`} className="card">
          <h2>{title}</h2>
          <Statement language={language} text={text} count={count} />
          {Object.keys(params).length === 0 ? null : (
            <dl className="plan-params">
              {Object.entries(params).map(([name, value]) => (
                <div key={name}>
                  <dt className="mono">${name}</dt>
                  <dd className="mono">{JSON.stringify(value)}</dd>
                </div>
              ))}
            </dl>
          )}
        </section>
      ))}
    </div>
  )
}

function Statement({
  language,
  text,
  count = 1,
}: {
  readonly language: string
  readonly text: string
  readonly count?: number
}) {
  return (
    <>
      <div className="row plan-statement">
        <span className="chip">{language === 'cypher' ? 'Cypher' : language.toUpperCase()}</span>
        {count === 1 ? null : <span>sent {count} times</span>}
        <CopyButton text={text} />
      </div>
      <pre className="plan-text">{text}</pre>
    </>
  )
}
