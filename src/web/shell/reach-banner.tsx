import { useEffect } from 'react'
import { isReady, tellReach, useReach } from '../api/reach.ts'
import './reach-banner.css'

/** How often a server that is away is asked whether it is back, in milliseconds. */
const EVERY = 2000

/** Says that the server is away, and asks until it is back; what failed meanwhile is then asked for anew. */
export function ReachBanner() {
  const reach = useReach()
  useEffect(() => {
    if (reach === 'there') return
    const timer = setInterval(() => {
      void isReady().then((ready) => ready && tellReach('there'))
    }, EVERY)
    return () => clearInterval(timer)
  }, [reach])
  return (
    <div className="reach-banner" role="status">
      {reach === 'away'
        ? 'The server does not answer. What you see may be old; it goes on by itself once the server is back.'
        : null}
    </div>
  )
}
