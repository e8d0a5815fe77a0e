import type { DatasetName } from '../../domain/aggregate.ts'
import { addPort } from './hosts.ts'
import { joinNamespace, splitNamespace } from './namespace.ts'
import { foldPath } from './path-rule.ts'
import { dropQuotes } from './quote-rule.ts'
import { platformOf } from './registry.ts'

/**
 * The identity of a dataset, of the name that a producer gave it: schemes folded to the canonical one, missing default
 * ports added, paths of parts folded to the dataset's, quotes dropped. Applied wherever a dataset is named. Idempotent.
 */
export function normalise({ namespace, name }: DatasetName): DatasetName {
  const parts = splitNamespace(namespace)
  const platform = parts && platformOf(parts.scheme)
  if (parts === undefined || platform === undefined) return { namespace, name: dropQuotes(name) }
  const authority = platform.defaultPort ? addPort(parts.authority, platform.defaultPort) : parts.authority
  const empty = authority === '' && /^\/*$/.test(parts.path)
  return {
    namespace:
      platform.bare && empty
        ? platform.scheme
        : joinNamespace({ ...parts, scheme: platform.scheme, authority }),
    name: platform.paths ? foldPath(name) : dropQuotes(name),
  }
}
