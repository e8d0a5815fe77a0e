import { CopyButton } from '../../ui/copy-button.tsx'
import { useCurrentKey } from '../../api/session.ts'
import { CONNECTORS, curlOf } from './connectors.ts'

/** Shown if no dataset exists: how to send the first event. */
export function FirstEvent({ hasJobs }: { readonly hasJobs: boolean }) {
  const key = useCurrentKey()
  const curl = curlOf(location.origin, key !== undefined)
  return (
    <div className="start-page">
      <h2>{hasJobs ? 'Only jobs so far, no datasets' : 'No events yet. Send your first one'}</h2>
      <p>
        Pipelines report what they read and wrote as OpenLineage events. This one event is enough to see
        lineage. This page updates when it arrives.
      </p>
      <p role="status" className="faint row">
        <span className="loading-dot" aria-hidden="true" /> Waiting for the first event…
      </p>
      <Snippet title="Shell" text={curl} />
      <h2>Or configure a producer</h2>
      <div className="start-cards">
        {CONNECTORS.map(({ title, lines }) => (
          <Snippet key={title} title={title} text={lines(location.origin, key !== undefined)} />
        ))}
      </div>
      <p>
        <a href="/docs/connecting">Connecting producers</a> has the settings of more producers.{' '}
        <a href="/docs/api/reference">The HTTP API</a> accepts single events, batches, and entities from
        pipelines without OpenLineage.
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
