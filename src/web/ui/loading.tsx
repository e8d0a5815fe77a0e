import './loading.css'

/** Something is awaited: told to screen readers, and shown after a moment only, so that short waits do not flicker. */
export function Loading({ what }: { readonly what: string }) {
  return (
    <p className="loading" role="status">
      <span className="loading-dot" aria-hidden="true" />
      Loading {what}…
    </p>
  )
}
