import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { isBearerToken } from '../../lib/bearer-token.ts'
import { storeKey, dismissKeyRequest, useCurrentKey, useKeyRequest } from '../api/session.ts'
import { Dialog } from '../ui/dialog.tsx'

/** Asks for a key or token when the server requires one, and shows why the last one was refused. */
export function SignIn() {
  const asked = useKeyRequest()
  const held = useCurrentKey()
  if (asked === undefined || asked.dismissed) return null
  return (
    <SignInDialog
      detail={held === undefined ? undefined : asked.detail}
      onClose={() => dismissKeyRequest(true)}
    />
  )
}

function SignInDialog({
  detail,
  onClose,
}: {
  readonly detail: string | undefined
  readonly onClose: () => void
}) {
  const client = useQueryClient()
  const [key, setKey] = useState('')
  const [isMalformed, setMalformed] = useState(false)
  return (
    <Dialog title="Sign in" onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          const token = key.trim()
          setMalformed(!isBearerToken(token))
          if (!isBearerToken(token)) return
          storeKey(token)
          // Refused queries start over. Queries with data stay visible while they reload, so that typed text is not lost.
          void client.resetQueries({ predicate: ({ state }) => state.data === undefined })
          void client.invalidateQueries({ predicate: ({ state }) => state.data !== undefined })
        }}
      >
        <p>
          This server requires a key or token. Its administrator creates one with{' '}
          <code>tributary keys create</code>. The key is stored in this tab only.
        </p>
        {isMalformed ? (
          <p role="alert">This key has a space or another character that a key cannot have. Copy it again.</p>
        ) : detail === undefined ? null : (
          <p role="alert">The last key was refused: {detail}</p>
        )}
        <label className="labelled">
          Key or token
          <input
            className="field mono"
            type="password"
            autoComplete="off"
            spellCheck={false}
            required
            autoFocus
            value={key}
            onChange={(event) => setKey(event.target.value)}
          />
        </label>
        <button type="submit" className="button primary" disabled={key.trim() === ''}>
          Sign in
        </button>
      </form>
    </Dialog>
  )
}
