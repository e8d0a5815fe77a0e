import { webAddress } from './web-address.ts'

/** A link to a log. Text that is not a web URL stays text. */
export function LogLink({ url }: { readonly url: string }) {
  const to = webAddress(url)
  if (to === undefined) return <bdi className="mono">{url}</bdi>
  return (
    <a href={to} rel="noreferrer noopener" target="_blank">
      <bdi>{url}</bdi>
    </a>
  )
}
