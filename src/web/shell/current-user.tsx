import { useQueryClient } from '@tanstack/react-query'
import { dropKey, dismissKeyRequest, useCurrentKey, useKeyRequest } from '../api/session.ts'
import { useMe } from '../api/use-me.ts'

/** The identity behind the key, with buttons to sign in and out. Renders nothing if the server needs no key. */
export function CurrentUser() {
  const me = useMe()
  const key = useCurrentKey()
  const asked = useKeyRequest()
  const client = useQueryClient()
  if (asked !== undefined)
    return (
      <button type="button" className="button plain" onClick={() => dismissKeyRequest(false)}>
        Sign in
      </button>
    )
  if (key === undefined) return null
  return (
    <>
      <span
        className="faint shell-who"
        title={me === undefined ? undefined : `${me.who}\nScopes: ${me.scopes.join(', ')}`}
      >
        <bdi>{me?.who ?? 'signed in'}</bdi>
      </span>
      <button
        type="button"
        className="button plain"
        onClick={() => {
          dropKey()
          client.clear()
          location.reload()
        }}
      >
        Sign out
      </button>
    </>
  )
}
