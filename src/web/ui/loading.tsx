import './loading.css'

/** A loading indicator, announced to screen readers. It appears after a delay so that short waits do not flicker. */
export function Loading({ what }: { readonly what: string }) {
  return (
    <p className="loading" role="status">
      <span className="loading-dot" aria-hidden="true" />
      Loading {what}…
    </p>
  )
}
