import { Component, type ReactNode } from 'react'
import { PartMissing } from './lazy-part.ts'

interface Props {
  readonly children: ReactNode
}

/** Catches errors of a part of the page. The rest stays usable. */
export class ErrorBoundary extends Component<Props, { readonly fault?: Error }> {
  override state: { readonly fault?: Error } = {}

  static getDerivedStateFromError(fault: Error): { readonly fault: Error } {
    return { fault }
  }

  override render(): ReactNode {
    const { fault } = this.state
    if (fault === undefined) return this.props.children
    if (fault instanceof PartMissing)
      return (
        <div className="page" role="alert">
          <h2>The server runs another version</h2>
          <p>This part of the page no longer exists. Reload the page.</p>
          <button type="button" className="button" onClick={() => location.reload()}>
            Reload
          </button>
        </div>
      )
    return (
      <main className="page" role="alert">
        <h1>Something went wrong</h1>
        <p>
          This is an error in the viewer, not in your data. Reload the page. If it happens again, report this
          line:
        </p>
        <pre>{`${fault.name}: ${fault.message}`}</pre>
        <p className="row">
          <button type="button" className="button" onClick={() => location.reload()}>
            Reload
          </button>
          <a href="/">Go to the start page</a>
        </p>
      </main>
    )
  }
}
