import { useState } from 'react'

/** Facets without their own place on the page, as sent by producers. */
export function FacetsView({
  facets,
}: {
  readonly facets: { readonly [name: string]: unknown } | undefined
}) {
  const [open, setOpen] = useState(false)
  const count = Object.keys(facets ?? {}).length
  if (count === 0) return null
  return (
    <details className="card" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Facets from producers ({count})</summary>
      {open ? (
        <pre tabIndex={0} className="facets-json">
          {JSON.stringify(facets, null, 2)}
        </pre>
      ) : null}
    </details>
  )
}
