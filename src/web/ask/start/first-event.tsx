import { CopyButton } from '../../ui/copy-button.tsx'
import { useCurrentKey } from '../../api/session.ts'
import { CONNECTORS, curlOf } from './connectors.ts'

/** Shown if no dataset exists: how to send the first event. */
export function FirstEvent({ hasJobs }: { readonly hasJobs: boolean }) {
  const key = useCurrentKey()
  const curl = curlOf(location.origin, key !== undefined)
  return (
    <div className="start-page">
      <h2>
        {hasJobs ? 'Jobs have reported, but no dataset yet' : 'Nothing has come yet: send the first event'}
      </h2>
      <p>
        Pipelines tell Tributary in the OpenLineage format what they read and wrote. This one event is enough
        to see lineage; the page goes on by itself once it has come.
      </p>
      <p role="status" className="faint row">
        <span className="loading-dot" aria-hidden="true" /> Waiting for the first event…
      </p>
      <Snippet title="Any shell" text={curl} />
      <h2>Or tell a producer where to send</h2>
      <div className="start-cards">
        {CONNECTORS.map(({ title, lines }) => (
          <Snippet key={title} title={title} text={lines(location.origin, key !== undefined)} />
        ))}
      </div>
      <p>
        <a href="/docs">The HTTP API</a> takes single events, batches of them, and entities of whoever has no
        OpenLineage.
      </p>
    </div>
  )
}

function Snippet({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <section className="card" aria-label={title}>
      <div className="row start-snippet">
        <h3 className="grow">{title}</h3>
        <CopyButton text={text} />
      </div>
      <pre>{text}</pre>
    </section>
  )
}
