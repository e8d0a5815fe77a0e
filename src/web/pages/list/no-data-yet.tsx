import { EmptyState } from '../../ui/empty-state.tsx'

/** Shown on a server without data. */
export function NoDataYet({ what }: { readonly what: string }) {
  return (
    <EmptyState title={`There are no ${what} yet`}>
      <p>They appear as soon as a pipeline sends its first event. With a client of OpenLineage, set</p>
      <p>
        <code>OPENLINEAGE_URL={location.origin}</code>
      </p>
      <p>
        or send recorded events by <code>tributary ingest events.ndjson</code>.
      </p>
    </EmptyState>
  )
}
