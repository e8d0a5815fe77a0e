import { useEffect } from 'react'
import { isReady, setConnectivity, useConnectivity } from '../api/connectivity.ts'
import './connectivity-banner.css'

/** Polling interval while the server is unavailable, in milliseconds. */
const EVERY = 2000

/** Shows that the server is unavailable and polls until it is back. Failed requests are then repeated. */
export function ConnectivityBanner() {
  const connectivity = useConnectivity()
  useEffect(() => {
    if (connectivity === 'online') return
    const timer = setInterval(() => {
      void isReady().then((ready) => ready && setConnectivity('online'))
    }, EVERY)
    return () => clearInterval(timer)
  }, [connectivity])
  return (
    <div className="connectivity-banner" role="status">
      {connectivity === 'offline'
        ? 'The server is not reachable. This page may be out of date; it updates when the server is back.'
        : null}
    </div>
  )
}
