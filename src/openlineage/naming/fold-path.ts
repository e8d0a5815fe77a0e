const PART_FILE = /^part-(?:[A-Za-z]-)?\d{4,}/
const PARTITION = /^[^=]+=/
/** Delta Lake's transaction log, or a file in it. Readers that list the log report it instead of its table. */
const DELTA_LOG = /\/_delta_log(?:\/[^/]*)?$/

/**
 * Folds the path of a partition or file to the path of its dataset. It removes trailing slashes, a last segment `part-[x-]N…` of
 * at least four digits, trailing `k=v` segments, and Delta Lake's `_delta_log`, until none is left (so it is idempotent). It
 * never removes the whole path.
 *
 * @example foldPath('lake/orders/day=1/part-00000.parquet') // 'lake/orders'
 */
export function foldPath(path: string): string {
  let folded = withoutSlashes(withoutSlashes(path).replace(DELTA_LOG, '') || path)
  while (isPart(lastSegment(folded))) {
    const parent = parentOf(folded)
    if (parent === folded) break
    folded = parent
  }
  return folded
}

const isPart = (segment: string): boolean => PART_FILE.test(segment) || PARTITION.test(segment)

const lastSegment = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

/** The path one segment up, or the path itself if nothing but slashes would remain. */
function parentOf(path: string): string {
  const parent = withoutSlashes(path.slice(0, path.lastIndexOf('/') + 1))
  return parent === '' || parent === '/' ? path : parent
}

/** Removes slashes at the end. A path of slashes alone keeps one. */
export function withoutSlashes(path: string): string {
  let end = path.length
  while (end > 1 && path[end - 1] === '/') end -= 1
  return path.slice(0, end)
}
