import type { Observation } from '../../domain/aggregate.ts'

/** Members with the producer's raw text, or with JSON that is stored unread. */
const UNREAD = /^(raw|fields|facets|facets\..*)$/

/**
 * The namespaces of all datasets and jobs that an observation names, each once, in normalized form: of its runs with their parents
 * and dependencies, of what they read and wrote, of every stated link, of symlinks, renames and vetoes. JSON that is stored unread,
 * such as an unknown facet, names nothing.
 */
export function namedNamespaces(observation: Observation): ReadonlySet<string> {
  const found = new Set<string>()
  const { aggregate, declaration, datasets, jobs, content, vetoes } = observation
  collect([aggregate, declaration, datasets, jobs, vetoes], found)
  for (const { label, body } of content) if (label === 'Mapping') collect(JSON.parse(body), found)
  return found
}

/** A name has both members everywhere. A run's name has no namespace. */
function collect(value: unknown, found: Set<string>): void {
  if (typeof value !== 'object' || value === null) return
  if ('namespace' in value && typeof value.namespace === 'string' && 'name' in value)
    found.add(value.namespace)
  for (const [key, member] of Object.entries(value)) if (!UNREAD.test(key)) collect(member, found)
}
