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
          <h2>The server has another version of this page</h2>
          <p>What is to be shown here is no longer there. Load the page again to go on.</p>
          <button type="button" className="button" onClick={() => location.reload()}>
            Load again
          </button>
        </div>
      )
    return (
      <main className="page" role="alert">
        <h1>This page broke</h1>
        <p>
          It is a fault of the viewer, not of your data. Loading it again may help; if it comes again, please
          tell its makers this line:
        </p>
        <pre>{`${fault.name}: ${fault.message}`}</pre>
        <p className="row">
          <button type="button" className="button" onClick={() => location.reload()}>
            Load again
          </button>
          <a href="/">Begin anew</a>
        </p>
      </main>
    )
  }
}
