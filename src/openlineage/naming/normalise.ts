import type { DatasetName } from '../../domain/aggregate.ts'
import { withoutSecrets } from '../../lib/redact/without-secrets.ts'
import { addPort, withoutUser } from './hosts.ts'
import { joinNamespace, splitNamespace, type NamespaceParts } from './namespace.ts'
import { foldPath, withoutSlashes } from './fold-path.ts'
import type { Platform } from './platform.ts'
import { platformOf } from './platform-registry.ts'
import { NO_ALIASES, type NamespaceAliases } from './namespace-aliases.ts'
import { isQuoted, splitDotted } from './dotted-name.ts'

/**
 * The identity of a dataset, from the name that a producer gave it. Idempotent; applied wherever a dataset is named. It
 * - replaces aliases of a scheme by the canonical scheme, and namespaces in `aliases` by their canonical namespace
 * - adds missing default ports, and removes users and secrets
 * - makes local paths absolute, and folds the path of a partition or part file to the path of its dataset
 * - removes quotes from dotted names
 *
 * @example normalise({ namespace: 'postgresql://db1', name: '"shop"."public"."orders"' })
 * // { namespace: 'postgres://db1:5432', name: 'shop.public.orders' }
 */
export function normalise(
  { namespace, name }: DatasetName,
  aliases: NamespaceAliases = NO_ALIASES,
): DatasetName {
  const own = readNamespace(namespace)
  const declared = aliases.get(own.namespace)
  const { namespace: canonical, platform } = declared === undefined ? own : readNamespace(declared)
  const absolute = own.rooted && !name.startsWith('/') ? `/${name}` : name
  if (platform?.paths) return { namespace: canonical, name: foldPath(absolute) }
  const plain = platform?.endsInSlash === false ? withoutSlashes(absolute) : absolute
  return { namespace: canonical, name: dropQuotes(plain) }
}

/** `normalise` with the operator's namespace aliases applied. Readers of events get this function. */
export type Normalise = (raw: DatasetName) => DatasetName

/** A normalised namespace, without namespace aliases. */
export const normaliseNamespace = (namespace: string): string => readNamespace(namespace).namespace

interface NamespaceRead {
  readonly namespace: string
  readonly platform: Platform | undefined
  /** Whether its names are absolute paths: `srv/x` in `file://` is `/srv/x`. */
  readonly rooted: boolean
}

const MAX_CACHED = 4096
const cache = new Map<string, NamespaceRead>()

/** Cached, because there are few namespaces and every dataset has one. */
function readNamespace(text: string): NamespaceRead {
  let read = cache.get(text)
  if (read === undefined) {
    if (cache.size >= MAX_CACHED) cache.clear()
    read = readOnce(text)
    // Removing a user can leave a text that looks like a user with a password again, so repeat until nothing changes.
    for (;;) {
      const again = readOnce(read.namespace)
      if (again.namespace === read.namespace) break
      read = { ...again, rooted: read.rooted }
    }
    cache.set(text, read)
  }
  return read
}

function readOnce(text: string): NamespaceRead {
  const namespace = withoutSecrets(text)
  const parts = splitNamespace(namespace)
  const platform = parts && platformOf(parts.scheme)
  return {
    namespace: platform === undefined ? namespace : canonicalText(parts!, platform),
    platform,
    rooted: platform?.rooted === true && isRoot(parts!, platform),
  }
}

/**
 * Whether names in the namespace are absolute paths. They are if it is a URL without a path (`file://`, `hdfs://host`), or only the
 * scheme of local files. Airflow writes namespace `file` and name `srv/x` where Spark writes the name `/srv/x`.
 */
const isRoot = ({ separator, path }: NamespaceParts, { bare }: Platform): boolean =>
  /^\/*$/.test(path) && (separator === '://' || bare === 'word')

function canonicalText(parts: NamespaceParts, platform: Platform): string {
  const { scheme, bare } = platform
  const hosts = platform.hosts === undefined ? parts.authority : withoutUser(parts.authority)
  const authority = platform.defaultPort === undefined ? hosts : addPort(hosts, platform.defaultPort)
  if (bare !== undefined && authority === '' && /^\/*$/.test(parts.path))
    return bare === 'word' ? scheme : `${scheme}://`
  if (platform.oneSlash && parts.separator === '://' && authority === '')
    return `${scheme}:${parts.path.replace(/^\/+/, '/')}`
  const path = platform.endsInSlash === false ? parts.path.replace(/\/+$/, '') : parts.path
  return joinNamespace({ ...parts, scheme, authority, path })
}

/**
 * Removes quotes from a dotted name, because some producers quote the names of inputs but not of outputs. A quoted part loses its
 * quotes unless it contains a dot or a quote: `"shop"."public"."orders"` becomes `shop.public.orders`. A name with a partly
 * quoted part stays.
 */
function dropQuotes(name: string): string {
  if (!/["`]/.test(name)) return name
  const parts = splitDotted(name)
  if (!parts.every((part) => isQuoted(part) || !/["`]/.test(part))) return name
  return parts
    .map((part) => (isQuoted(part) && !/[."`]/.test(part.slice(1, -1)) ? part.slice(1, -1) : part))
    .join('.')
}
