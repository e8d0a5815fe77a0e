import { useState } from 'react'
import type { SavedQueryCard } from './call-text.ts'
import { DeleteSaved } from './delete-saved.tsx'

interface Props {
  readonly saved: SavedQueryCard
  readonly mayEdit: boolean
  readonly onCall: () => void
  readonly onText: () => void
}

/** Removes the leading comments, which repeat the description and the parameters. */
const withoutHead = (text: string): string => text.replace(/^(?:\s*--[^\n]*(?:\n|$))+/u, '').trim()

/** A saved query. Its name runs it; "Edit text" copies it into the editor. */
export function SavedItem({ saved: { name, text, description, params }, mayEdit, onCall, onText }: Props) {
  const [deleting, setDeleting] = useState(false)
  return (
    <li>
      <button type="button" className="saved-call" onClick={onCall}>
        <strong className="mono">
          @{name}
          {params.length === 0 ? '' : `(${params.map((param) => param.name).join(', ')})`}
        </strong>
        {description === undefined ? null : (
          <span>
            <bdi>{description}</bdi>
          </span>
        )}
        <code className="faint">{withoutHead(text)}</code>
      </button>
      {deleting ? (
        <DeleteSaved name={name} onDone={() => setDeleting(false)} />
      ) : (
        <div className="row saved-tools">
          <button
            type="button"
            className="button plain small"
            aria-label={`Edit the text of @${name}`}
            onClick={onText}
          >
            Edit text
          </button>
          {mayEdit ? (
            <button
              type="button"
              className="button plain small"
              aria-label={`Delete @${name}`}
              onClick={() => setDeleting(true)}
            >
              Delete
            </button>
          ) : null}
        </div>
      )}
    </li>
  )
}
