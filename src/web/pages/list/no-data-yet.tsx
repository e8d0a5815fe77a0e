import { EmptyState } from '../../ui/empty-state.tsx'

/** Shown on a server without data. */
export function NoDataYet({ what }: { readonly what: string }) {
  return (
    <EmptyState title={`No ${what} yet`}>
      <p>They appear when a pipeline sends its first event. For an OpenLineage client, set</p>
      <p>
        <code>OPENLINEAGE_URL={location.origin}</code>
      </p>
      <p>
        or send recorded events with <code>tributary ingest events.ndjson</code>.
      </p>
    </EmptyState>
  )
}
