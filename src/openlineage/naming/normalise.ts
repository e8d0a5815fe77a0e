import type { DatasetName } from '../../domain/aggregate.ts'
import { withoutSecrets } from './credentials.ts'
import { addPort, withoutUser } from './hosts.ts'
import { joinNamespace, splitNamespace, type NamespaceParts } from './namespace.ts'
import { foldPath, withoutSlashes } from './fold-path.ts'
import type { Platform } from './platform.ts'
import { dropQuotes } from './drop-quotes.ts'
import { platformOf } from './platform-registry.ts'
import { NO_ALIASES, type NamespaceAliases } from './namespace-aliases.ts'

/**
 * The identity of a dataset, of the name that a producer gave it: schemes folded to the canonical one, missing default
 * ports added, secrets and users left out, namespaces that are declared to be another replaced by it, local paths whole, paths
 * of parts folded to the dataset's, quotes dropped. Applied wherever a dataset is named. Idempotent.
 */
export function normalise(
  { namespace, name }: DatasetName,
  same: NamespaceAliases = NO_ALIASES,
): DatasetName {
  const own = readNamespace(namespace)
  const declared = same.get(own.namespace)
  const { namespace: canonical, platform } = declared === undefined ? own : readNamespace(declared)
  const whole = own.rooted && !name.startsWith('/') ? `/${name}` : name
  if (platform?.paths) return { namespace: canonical, name: foldPath(whole) }
  const plain = platform?.endsInSlash === false ? withoutSlashes(whole) : whole
  return { namespace: canonical, name: dropQuotes(plain) }
}

/** `normalise` with the namespaces that are declared to be others, as readers of events are given it. */
export type Normalise = (raw: DatasetName) => DatasetName

/** A namespace as `normalise` makes it where none is declared to be another. */
export const normaliseNamespace = (namespace: string): string => readNamespace(namespace).namespace

interface NamespaceRead {
  readonly namespace: string
  readonly platform: Platform | undefined
  /** Its names are absolute paths: `file://` and `srv/x` are `/srv/x`. */
  readonly rooted: boolean
}

const MAX_REMEMBERED = 4096
const remembered = new Map<string, NamespaceRead>()

/** Namespaces are few and come with every dataset: they are remembered. */
function readNamespace(text: string): NamespaceRead {
  let read = remembered.get(text)
  if (read === undefined) {
    if (remembered.size >= MAX_REMEMBERED) remembered.clear()
    read = readOnce(text)
    // What is left without its user may look like a user with a password again.
    for (;;) {
      const again = readOnce(read.namespace)
      if (again.namespace === read.namespace) break
      read = { ...again, rooted: read.rooted }
    }
    remembered.set(text, read)
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
 * Whether names in the namespace are absolute paths: it is a URL without a path (`file://`, `hdfs://host`), or nothing but the
 * scheme of this machine's files. Airflow writes the namespace `file` and the name `srv/x` for what Spark calls `/srv/x`.
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
